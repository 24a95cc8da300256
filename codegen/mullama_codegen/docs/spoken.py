"""An API whose docs speak one language: references are its names and links, and notes, defaults and versions are said its way."""

from __future__ import annotations

import dataclasses
from typing import Any

from ..meaning.links import INPUT, LINK, Literal, Reference, References, Typed
from ..meaning.model import (
    Absent,
    Api,
    Doc,
    Enum,
    EnumValue,
    ErrorCode,
    Fact,
    Field,
    Form,
    FormKind,
    Handle,
    Operation,
    Preset,
    Record,
    Returned,
    Stream,
    StreamMethod,
    Surface,
    Union,
    UnionCase,
)
from ..meaning.names import Case, Name
from ..meaning.types import Type
from ..meaning.walk import Documented, documented
from ..plan.calls import BASE, Call, of_operation
from ..plan.language import Language


class Words:
    """How one language's docs call things. A method gives the whole text of a reference, its link or its code marks included."""

    language: Language
    truth = ("true", "false")

    def __init__(self, api: Api) -> None:
        self.api = api

    def name(self, found: Reference, type_: Type | None, absent: Absent | None) -> str:
        """What stands for a reference; `type_` is of the value that the doc is about, and `absent` what C's absence of it is."""
        owner: Any = found.owner
        match found.item:
            case Literal.NONE:
                return (self.absent(absent) if absent else "") or self.none(type_)
            case Literal():
                return self.code(self.truth[found.item is Literal.FALSE])
            case ErrorCode():
                return self.error(found.item)
            case Operation():
                return self.call(self._call(found.item, owner, found.form))
            case Fact():
                return self.fact(owner, found.item)
            case Field() if isinstance(owner, Record):
                return self.code(self.own_field(owner, found.item)) if found.near else self.field(owner, found.item)
            case Field():
                return self.code(self.parameter(found.item))
            case EnumValue():
                return self.value(owner, found.item)
            case UnionCase():
                return self.case(owner, found.item)
            case Preset():
                return self.preset(owner, found.item)
            case StreamMethod():
                return self.pull(owner, found.item)
            case item:
                return self.type(item) or " ".join(item.name.words)

    def _call(self, operation: Operation, owner: Handle | None, form: Form | None) -> Call:
        """The call that a language's reader is led to: the form that is named, else the first of the operation's own name."""
        calls = of_operation(self.api, operation, owner, self.language.id)
        if form is not None:
            return next(c for c in calls if c.form is form.kind)
        return next((c for c in calls if c.form in BASE or c.form is FormKind.RESULT), calls[0])

    def has(self, scope: tuple[object, ...]) -> bool:
        """Whether the language has an item, and what it belongs to."""
        return all(self.language.id in surface for item in scope if isinstance(surface := getattr(item, "surface", None), Surface))

    # What a language says; here, plain names in its case

    def code(self, text: str) -> str:
        """An identifier that is not linked."""
        return f"`{text}`"

    def plain(self, text: str) -> str:
        """What stands between references."""
        return text

    def none(self, type_: Type | None) -> str:
        """An absent value of a type."""
        del type_
        return self.code("none")

    def absent(self, absent: Absent) -> str:
        """The value that stands for an absent number; empty where the language says it as of everything else."""
        del absent
        return ""

    def own_type(self, value: Field | Fact) -> Type:
        """The type that a value has in this language."""
        return value.types.get(self.language.id, value.type)

    def type(self, item: Typed) -> str:
        """A type; empty where the language has none for it, so that plain words stand there."""
        return self.code(item.name.to(Case.PASCAL))

    def call(self, call: Call) -> str:
        """A constructor, a method or a function."""
        return self._member(call.owner.name if call.owner else None, call.spelt(self.language.case))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A fact."""
        return self._member(handle.name, fact.name.to(self.language.case))

    def parameter(self, param: Field) -> str:
        """A parameter's identifier."""
        return param.surface.names.get(self.language.id, param.name.to(self.language.case))

    def own_field(self, record: Record, field: Field) -> str:
        """A field's identifier, for docs of the same record."""
        del record
        return self.parameter(field)

    def field(self, record: Record, field: Field) -> str:
        """A field, for docs of other things."""
        return self._member(record.name, self.own_field(record, field))

    def value(self, enum: Enum, value: EnumValue) -> str:
        """A value of an enum."""
        return self._member(enum.name, value.name.to(self.language.case))

    def case(self, union: Union, case: UnionCase) -> str:
        """A case of a union."""
        return self._member(union.name, case.name.to(self.language.case))

    def preset(self, record: Record, preset: Preset) -> str:
        """A preset."""
        return self._member(record.name, preset.name.to(self.language.case))

    def pull(self, stream: Stream, method: StreamMethod) -> str:
        """A method of a stream."""
        return self._member(stream.name, method.name.to(self.language.case))

    def error(self, error: ErrorCode) -> str:
        """What is caught or compared with."""
        return self.code(error.name.to(Case.SCREAMING))

    def _member(self, owner: Name | None, spelt: str) -> str:
        return self.code(f"{owner.to(Case.PASCAL)}.{spelt}" if owner else spelt)

    def default(self, owner: object, field: Field) -> str:
        """A default, where neither a signature nor a view of the language shows it."""
        del owner, field
        return ""

    def since(self, version: str, in_line: bool) -> str:
        """The version that brought an item later than what it belongs to."""
        del in_line
        return f"Since {version}."

    def note(self, doc: Doc) -> str:
        """What only this language's users are told."""
        return doc.notes.get(self.language.id, "")


def spoken(api: Api, words: Words) -> Api:
    """The API with docs in a language's words; everything else is as it was. `[[input]]` stays for the calls to fill in."""
    references = References(api)
    first = api.library.doc.since
    # A doc of what the language does not have may name other such things; nobody prints it.
    said = {id(x.doc): _said(x, references, words, first) if words.has(x.scope) else x.doc for x in documented(api)}
    made = _with(api, said)
    assert isinstance(made, Api)
    return made


def _said(found: Documented, references: References, words: Words, first: str) -> Doc:
    doc, scope = found.doc, found.scope
    item = scope[-1] if scope else None
    about = next((x for x in reversed(scope) if isinstance(x, (Field, Returned, Fact))), None)
    type_ = words.own_type(about) if isinstance(about, (Field, Fact)) else about.type if about else None

    def text(raw: str) -> str:
        parts = (_name(part) if at % 2 else words.plain(part) for at, part in enumerate(LINK.split(raw)))
        return "".join(parts)

    def _name(target: str) -> str:
        if f"[[{target}]]" == INPUT:
            return INPUT
        reference = references.find(target, scope)
        assert reference is not None, target  # a rule
        return words.name(reference, type_, about.absent if isinstance(about, Field) else None)

    parts = [text(doc.details), text(words.note(doc))]
    if isinstance(item, Field):
        parts.append(words.default(scope[-2], item))
    if doc.since != _around(scope, first):
        parts.append(words.since(doc.since, _in_one_line(item)))
    parts = [part for part in parts if part]
    if _in_one_line(item):
        return Doc(" ".join((text(doc.summary), *" ".join(parts).split("\n\n"))).strip(), "", doc.since)
    # The summary of an error is its message, too.
    return Doc(doc.summary if isinstance(item, ErrorCode) else text(doc.summary), "\n\n".join(parts), doc.since)


def _in_one_line(item: object) -> bool:
    """Whether languages show an item's doc as one run of text."""
    return isinstance(item, (Field, EnumValue, UnionCase, Returned))


def _around(scope: tuple[object, ...], first: str) -> str:
    """The version of what a doc's item belongs to."""
    outer = next((x for x in reversed(scope[:-1]) if hasattr(x, "doc")), None)
    return outer.doc.since if outer is not None else first


def _with(item: Any, said: dict[int, Doc]) -> Any:
    """The same data with other docs."""
    if isinstance(item, Doc):
        return said[id(item)]
    if isinstance(item, tuple):
        made = tuple(_with(x, said) for x in item)
        return made if any(new is not old for new, old in zip(made, item, strict=True)) else item
    if dataclasses.is_dataclass(item) and not isinstance(item, type):
        olds = {f.name: getattr(item, f.name) for f in dataclasses.fields(item)}
        news = {name: new for name, old in olds.items() if (new := _with(old, said)) is not old}
        return dataclasses.replace(item, **news) if news else item
    return item
