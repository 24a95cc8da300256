"""Where in the reference each item stands, and text whose `[[...]]` lead there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from ..meaning.links import LINK
from ..meaning.model import Api, Doc, ErrorCode, Handle, Operation, Stream
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
        for error in api.errors:
            self.targets[f"errors.{error.id}"] = f"{ERRORS}.md#{cell_anchor('error', error.id)}"
        for enum in api.enums:
            self._rows(ENUMS, enum.name, enum.id, (v.id for v in enum.values))
        for union in api.unions:
            self._rows(ENUMS, union.name, union.id, (c.id for c in union.cases))
        for record in api.records:
            self.targets |= {
                f"{record.name.to(Case.PASCAL)}.{p.id}": f"{RECORDS}.md#{slug(record.name.to(Case.PASCAL))}" for p in record.presets
            }
            self._rows(RECORDS, record.name, record.id, (f.id for f in record.fields))
        self._calls("", FUNCTIONS, api.functions)
        for stream in api.streams:
            name = stream.name.to(Case.PASCAL)
            self.targets[name] = f"{stem(stream)}.md"
            self.targets |= {f"{name}.{m.id}": f"{stem(stream)}.md" for m in stream.methods}
        for handle in api.handles:
            name = handle.name.to(Case.PASCAL)
            self.targets[name] = f"{stem(handle)}.md"
            self._rows(stem(handle), handle.name, "fact", (f.id for f in handle.facts))
            self._calls(f"{name}.", stem(handle), (*handle.constructors, *handle.methods))

    def _rows(self, page: str, owner: Name, group: str, ids: Iterable[str]) -> None:
        """Rows of a table, each with its anchor."""
        self.targets |= {f"{owner.to(Case.PASCAL)}.{id_}": f"{page}.md#{cell_anchor(group, id_)}" for id_ in ids}

    def _calls(self, prefix: str, page: str, operations: tuple[Operation, ...]) -> None:
        """Operations at their headings; a form leads to the operation's, under which it stands."""
        for op in operations:
            names = dict.fromkeys((*(str(form.name) for form in op.forms), op.id))
            self.targets |= {f"{prefix}{name}": f"{page}.md#{slug(op.id)}" for name in names}

    def link(self, target: str) -> str:
        """A Markdown link to an item, by the name that docs give it."""
        shown = target.removeprefix("errors.").upper() if target.startswith("errors.") else target
        return f"[`{shown}`]({self.targets[target]})"

    def callback(self, name: Name) -> str:
        """A link to a callback, which may bear the name of something else."""
        spelt = name.to(Case.PASCAL)
        return f"[`{spelt}`]({CALLBACKS}.md#{slug(spelt)})"

    def error(self, error: ErrorCode) -> str:
        """A link to an error's row."""
        return self.link(f"errors.{error.id}")

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
