"""A doc as one text, once it is in a language's words."""

from __future__ import annotations

from ..meaning.model import Doc


def doc_text(doc: Doc) -> str:
    """Summary and details as one text of lines."""
    return "\n\n".join(filter(None, (doc.summary, doc.details)))
