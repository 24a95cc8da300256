"""Where in the reference each item stands, and text whose `[[...]]` lead there."""

from __future__ import annotations

import html
import re

from ..meaning.links import LINK
from ..meaning.model import Api, Doc, ErrorCode, Handle, Stream
from ..meaning.names import Case, Name
from .parts import slug

FUNCTIONS, RECORDS, ENUMS, CALLBACKS, ERRORS, INDEX = "functions", "records", "enums", "callbacks", "errors", "index"
FIXED = frozenset({FUNCTIONS, RECORDS, ENUMS, CALLBACKS, ERRORS, INDEX})
CODE = re.compile(r"`([^`]+)`")
# What Markdown or HTML would take for itself; a link's brackets are made after these are gone.
ESCAPES = str.maketrans({"\\": "\\\\", "<": "&lt;", "*": r"\*", "|": "&#124;", "#": r"\#"})
LONE_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")


def stem(item: Handle | Stream) -> str:
    """The page of a handle or a stream; a name that another page has gets an underscore."""
    return f"{item.id}_" if item.id in FIXED else item.id


class Places:
    """The address of everything that a doc may link to."""

    def __init__(self, api: Api) -> None:
        self.targets: dict[str, str] = {}
        for page, items in ((RECORDS, api.records), (ENUMS, api.enums), (ENUMS, api.unions), (CALLBACKS, api.callbacks)):
            for item in items:
                name = item.name.to(Case.PASCAL)
                self.targets[name] = f"{page}.md#{slug(name)}"
        for record in api.records:
            name = record.name.to(Case.PASCAL)
            self.targets |= {f"{name}.{f.id}": f"{RECORDS}.md#{cell_anchor(record.id, f.id)}" for f in record.fields}
        for op in api.functions:
            self.targets[op.id] = f"{FUNCTIONS}.md#{slug(op.id)}"
        for stream in api.streams:
            name = stream.name.to(Case.PASCAL)
            self.targets[name] = f"{stem(stream)}.md"
        for handle in api.handles:
            name, page = handle.name.to(Case.PASCAL), f"{stem(handle)}.md"
            self.targets[name] = page
            self.targets |= {f"{name}.{op.id}": f"{page}#{slug(op.id)}" for op in (*handle.constructors, *handle.methods)}
            self.targets |= {f"{name}.{f.id}": f"{page}#{cell_anchor('fact', f.id)}" for f in handle.facts}

    def link(self, target: str) -> str:
        """A Markdown link to an item, by the name that docs give it."""
        return f"[`{target}`]({self.targets[target]})"

    def callback(self, name: Name) -> str:
        """A link to a callback, which may bear the name of something else."""
        spelt = name.to(Case.PASCAL)
        return f"[`{spelt}`]({CALLBACKS}.md#{slug(spelt)})"

    def error(self, error: ErrorCode) -> str:
        """A link to an error's row."""
        return f"[`{error.name.to(Case.SCREAMING)}`]({ERRORS}.md#{cell_anchor('error', error.id)})"

    def text(self, text: str) -> str:
        """A doc's text as Markdown in one line: code stays as it is, the rest is only text and links."""
        parts = []
        for at, part in enumerate(LINK.split(text)):
            parts.append(self.link(part) if at % 2 else _plain(part))
        return " ".join("".join(parts).split())

    def paragraphs(self, doc: Doc) -> tuple[str, ...]:
        """Summary and details."""
        return tuple(self.text(part) for part in (doc.summary, *doc.details.split("\n\n")) if part)


def cell_anchor(group: str, id_: str) -> str:
    """The anchor of a table's row; no heading's has a dot."""
    return f"{group}.{id_}"


def anchored(anchor: str, text: str) -> str:
    """A cell that links lead to."""
    return f'<a id="{anchor}"></a>{text}'


def code(text: str) -> str:
    """Code that may stand in a table's cell, where a bar would end it."""
    return f"<code>{html.escape(text).replace('|', '&#124;')}</code>" if "|" in text else f"`{text}`"


def _plain(text: str) -> str:
    """Text without links: what stands between backticks is code."""
    parts = enumerate(CODE.split(text))
    return "".join(code(part) if at % 2 else LONE_UNDERSCORE.sub(r"\_", part.translate(ESCAPES)) for at, part in parts)
