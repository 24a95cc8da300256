"""`[[Model.tokenize]]` in a doc: how a link is written, and what it may name."""

from __future__ import annotations

import re

from .model import Api
from .names import Case
from .walk import operations

LINK = re.compile(r"\[\[([^\]]*)\]\]")
TYPE_NAMES = ("enums", "unions", "records", "callbacks", "handles", "streams")  # the sections whose items are types


def link_targets(api: Api) -> frozenset[str]:
    """What `[[...]]` in a doc may name."""
    names = {name for name, _ in operations(api)}
    for section in TYPE_NAMES:
        names |= {item.name.to(Case.PASCAL) for item in getattr(api, section)}
    for handle in api.handles:
        names |= {f"{handle.name.to(Case.PASCAL)}.{f.id}" for f in handle.facts}
    for record in api.records:
        names |= {f"{record.name.to(Case.PASCAL)}.{f.id}" for f in record.fields}
    return frozenset(names)
