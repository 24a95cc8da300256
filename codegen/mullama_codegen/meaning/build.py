"""Turns a description into the typed model; references that lead nowhere become problems."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..description import keys as sk
from ..description import shape as s
from ..description import values as sv
from ..description.loader import KeyPath, Source
from ..description.problems import Problems
from ..description.words import Buffer, Thread
from . import model as m
from .names import Name
from .order import in_order
from .types import EnumRef, HandleRef, Kind, ListOf, MapOf, OptionOf, RecordRef, Scalar, Type, UnionRef, Vector, uses

GENERIC = re.compile(r"^(list|option|handle|vector|map)<(.+)>$")
TEXTS = {kind.value for kind in Kind if kind.is_text}
UNRESOLVED = Scalar(Kind.STRING)  # stands in for a type that could not be read; a problem was noted


class Able(Protocol):
    """What a language can express."""

    @property
    def forms(self) -> Container[m.FormKind]:
        """The forms of an operation."""

    @property
    def stream_methods(self) -> frozenset[str]:
        """The methods of a stream."""

    @property
    def group(self) -> str:
        """The word that names it, and all that reach core as it does, where languages are listed."""


def build(source: Source, languages: Mapping[str, Able], problems: Problems) -> m.Api:
    """The model of a description for these languages; call `problems.raise_any()` before using it."""
    return _Builder(source, languages, problems).api()


def _lines(text: str) -> str:
    """A doc's text with one kind of line end: a bare CR ends a line of some languages' comments."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def named(raw: Any, numbers: Mapping[str, int]) -> Any:
    """A value as it is written, or the number that it names."""
    return str(numbers[raw]) if isinstance(raw, str) and raw in numbers else raw


@dataclass(slots=True)
class _Builder:
    source: Source
    languages: Mapping[str, Able]
    problems: Problems

    def api(self) -> m.Api:
        data = self.source.description
        library = data.library
        root = m.Doc(library.summary, library.details, library.since, dict(library.notes))

        def each(section: str, make: Any) -> tuple[Any, ...]:
            return tuple(make((section, id_), id_, item, root) for id_, item in getattr(data, section).items())

        records = in_order(each("records", self.record), lambda r: (t for f in r.fields for t in uses(f.type)))
        handles = in_order(each("handles", self.handle), lambda h: (t for o in h.constructors for p in o.params for t in uses(p.type)))
        return m.Api(
            library=m.Library(library.name, library.version, library.abi, root, library.pending_fd),
            messages=dict(data.messages),
            errors=tuple(sorted(each("errors", self.error), key=lambda e: -e.code)),
            enums=in_order(each("enums", self.enum)),
            unions=in_order(each("unions", self.union)),
            records=records,
            callbacks=in_order(each("callbacks", self.callback)),
            handles=handles,
            streams=in_order(each("streams", self.stream)),
            functions=in_order(each("functions", self.operation)),
            features=tuple(self.feature(i, x) for i, x in sorted(data.features.items())),
            where=self.where(("library",)),
        )

    def feature(self, id_: str, data: s.Feature) -> m.Feature:
        return m.Feature(id_, data.title, data.shown_by, data.tests, data.needs)

    # What every item has

    def where(self, path: KeyPath) -> str:
        return self.source.where(path)

    def doc(self, data: sk.PerhapsDescribed, parent: m.Doc) -> m.Doc:
        notes = {language: _lines(text) for language, text in data.notes.items()}
        return m.Doc(_lines(data.summary), _lines(data.details), data.since or parent.since, notes)

    def surface(self, path: KeyPath, data: sk.Selective, able: Iterable[str] | None = None) -> m.Surface:
        """Where an item exists: where the description says, else in all languages that can express it."""
        if data.only and data.except_:
            self.problems.add(self.where(path), str(path[-1]), "'only' and 'except' exclude each other; keep one")
        languages = self.named(data.only or (self.languages if able is None else able)) - self.named(data.except_)
        if not isinstance(data, sk.Named):
            return m.Surface(languages, {}, {}, not data.only)
        return m.Surface(languages, {k: v for k, v in data.names.items() if k != "all"}, data.aliases, not data.only)

    def named(self, words: Iterable[str]) -> frozenset[str]:
        """The languages that are listed, one by one or by the way in which they reach core."""
        listed = frozenset(words)
        return frozenset(id_ for id_, language in self.languages.items() if listed & {id_, language.group})

    def hints(self, c: sk.Hints | None) -> m.CHints:
        if c is None:
            return m.CHints()
        return m.CHints(
            symbol=c.symbol,
            default_symbol=c.default_symbol,
            short_symbol=c.short.symbol if c.short else None,
            short_omit=c.short.omit if c.short else (),
            suffix=c.suffix,
            result_after=c.result_after,
            buffer_limit=c.buffer is Buffer.LIMIT,
            omit=c.omit,
            shared_length=c.shared_length,
            handle=c.handle,
            indexed=c.indexed,
        )

    # Types and values

    def type(self, path: KeyPath, text: str) -> Type:
        if generic := GENERIC.match(text):
            outer, inner = generic.groups()
            match outer:
                case "list":
                    return ListOf(self.type(path, inner))
                case "option":
                    return OptionOf(self.type(path, inner))
                case "handle" if inner in self.source.description.handles:
                    return HandleRef(inner)
                case "vector" if inner == "f32":
                    return Vector()
                case "map" if inner.replace(" ", "") == "string,string":
                    return MapOf()
        else:
            if text in {k.value for k in Kind}:
                return Scalar(Kind(text))
            if text in self.source.description.unions:
                return UnionRef(text, any(c.type not in TEXTS for c in self.source.description.unions[text].cases.values()))
            for section, make in (("enums", EnumRef), ("records", RecordRef)):
                if text in getattr(self.source.description, section):
                    return make(text)
        self.problems.add(self.where(path), ".".join(map(str, path)), f"type '{text}' is not known")
        return UNRESOLVED

    def types(self, path: KeyPath, data: dict[str, str]) -> dict[str, Type]:
        """The types by which single languages know a number or a text."""
        return {language: self.type((*path, "types", language), text) for language, text in data.items()}

    def literal(self, path: KeyPath, type_: Type, raw: Any) -> m.Default:
        if isinstance(raw, (list, dict)):
            return m.Default("[]" if isinstance(raw, list) else "{}", ())
        value: Any = raw
        try:
            match type_:
                case OptionOf():
                    if raw != "none":
                        raise ValueError
                    value = None
                case Scalar(Kind.BOOL):
                    value = {"true": True, "false": False}[raw]
                case Scalar(kind) if kind.is_float:
                    value = float(raw)
                case Scalar(kind) if kind.is_integer:
                    value = int(raw)
                case EnumRef(id_):
                    if raw not in self.source.description.enums[id_].values:
                        raise ValueError
                case Scalar():
                    pass
                case _:
                    raise ValueError
        except (ValueError, KeyError):
            self.problems.add(self.where(path), ".".join(map(str, path)), f"value {raw!r} does not fit its type")
        return m.Default(raw, value)

    def absent(self, path: KeyPath, type_: Type, data: sv.Absent | None) -> m.Absent | None:
        if data is None:
            return None
        inner = type_.item if isinstance(type_, OptionOf) else type_
        try:
            is_float = isinstance(inner, Scalar) and inner.kind.is_float
            value: int | float = float(data.value) if is_float else int(data.value, 0)
        except ValueError:
            self.problems.add(self.where((*path, "absent")), ".".join(map(str, path)), f"value {data.value!r} does not fit its type")
            return None
        return m.Absent(value, Name.of(data.name) if data.name is not None else None)

    def optional_literal(self, path: KeyPath, type_: Type, key: str, raw: object) -> m.Default | None:
        return None if raw is None else self.literal((*path, key), type_, raw)

    def field(self, path: KeyPath, id_: str, data: sv.Field, parent: m.Doc) -> m.Field:
        type_ = self.type((*path, "type"), data.type)
        return m.Field(
            id=id_,
            name=Name.of(id_),
            type=type_,
            doc=self.doc(data, parent),
            surface=self.surface(path, data),
            default=self.optional_literal(path, type_, "default", named(data.default, data.named)),
            min=self.optional_literal(path, type_, "min", data.min),
            max=self.optional_literal(path, type_, "max", data.max),
            named=data.named,
            instead=data.instead,
            built=data.built,
            changed=frozenset(data.changed),
            parts=data.parts,
            holds=data.holds,
            absent=self.absent(path, type_, data.absent),
            types=self.types(path, data.types),
            where=self.where(path),
        )

    def fields(self, path: KeyPath, data: dict[str, sv.Field], parent: m.Doc) -> tuple[m.Field, ...]:
        return tuple(self.field((*path, id_), id_, item, parent) for id_, item in data.items())

    def returned(self, path: KeyPath, data: sv.Returned | None, parent: m.Doc) -> m.Returned | None:
        if data is None:
            return None
        return m.Returned(self.type((*path, "type"), data.type), self.doc(data, parent), data.static, data.length)

    # Sections

    def error(self, path: KeyPath, id_: str, data: s.ErrorCode, parent: m.Doc) -> m.ErrorCode:
        return m.ErrorCode(
            id=id_,
            name=Name.of(id_),
            code=data.code,
            doc=self.doc(data, parent),
            data=tuple((k, self.type((*path, "data", k), t)) for k, t in data.data.items()),
            also=data.also,
            reserved=data.reserved,
            reached_by=data.reached_by,
            where=self.where(path),
        )

    def enum(self, path: KeyPath, id_: str, data: sv.Enum, parent: m.Doc) -> m.Enum:
        doc = self.doc(data, parent)
        values = tuple(m.EnumValue(v, Name.of(v), x.code, self.doc(x, doc)) for v, x in data.values.items())
        return m.Enum(id_, Name.of(id_), doc, values, self.where(path))

    def union(self, path: KeyPath, id_: str, data: sv.Union, parent: m.Doc) -> m.Union:
        doc = self.doc(data, parent)
        cases = tuple(
            m.UnionCase(c, Name.of(c), code, self.type((*path, "cases", c, "type"), x.type), self.doc(x, doc), x.holds)
            for code, (c, x) in enumerate(data.cases.items(), 1)
        )
        return m.Union(id_, Name.of(id_), doc, self.surface(path, data), cases, self.where(path))

    def record(self, path: KeyPath, id_: str, data: sv.Record, parent: m.Doc) -> m.Record:
        doc = self.doc(data, parent)
        fields = self.fields((*path, "fields"), data.fields, doc)
        by_id = {f.id: f for f in fields}
        presets = []
        for preset, item in data.presets.items():
            values = {}
            for key, raw in item.set.items():
                place = (*path, "presets", preset, "set", key)
                if key in by_id:
                    values[key] = self.literal(place, by_id[key].type, named(raw, by_id[key].named))
                else:
                    self.problems.add(self.where(place), f"{id_}.{preset}", f"'{key}' is not a field of {id_}")
            in_field_order = {f.id: values[f.id] for f in fields if f.id in values}
            presets.append(m.Preset(preset, Name.of(preset), self.doc(item, doc), in_field_order))
        return m.Record(
            id=id_,
            name=Name.of(id_),
            doc=doc,
            surface=self.surface(path, data),
            kind=data.kind,
            fields=fields,
            presets=tuple(presets),
            pass_as=data.pass_as,
            lead=data.lead,
            positional=data.positional,
            shorthand=data.shorthand,
            keyed_by=data.keyed_by,
            nested=data.nested,
            aliases=data.aliases,
            range_error=data.range_error or "invalid_input",
            c=self.hints(data.c),
            where=self.where(path),
        )

    def callback(self, path: KeyPath, id_: str, data: s.Callback, parent: m.Doc) -> m.Callback:
        doc = self.doc(data, parent)
        return m.Callback(
            id=id_,
            name=Name.of(id_),
            doc=doc,
            params=self.fields((*path, "params"), data.params, doc),
            returns=self.returned((*path, "returns"), data.returns, doc),
            any_thread=data.thread is Thread.ANY,
            surface=self.surface(path, data),
            where=self.where(path),
        )

    def operation(self, path: KeyPath, id_: str, data: s.Operation, parent: m.Doc) -> m.Operation:
        doc = self.doc(data, parent)
        surface, c = self.surface(path, data), self.hints(data.c)
        params = self.fields((*path, "params"), data.params, doc)
        inputs = []
        for input_id, item in data.inputs.items():
            param = self.field((*path, "inputs", input_id), input_id, item, doc)
            suffix = Name.of(item.suffix) if item.suffix is not None else None
            inputs.append(m.Input(param, suffix, frozenset(item.merged), self.hints(item.c), item.noun))
        progress = data.progress
        if data.runs is not None:
            params += self.run_params((*path, "runs"), id_, data.runs, path[1], doc)
        return m.Operation(
            id=id_,
            name=Name.of(id_),
            doc=doc,
            inputs=tuple(inputs),
            params=params,
            returns=self.returned((*path, "returns"), data.returns, doc),
            produces=data.produces,
            runs=m.Runs(data.runs.handle, data.runs.tools) if data.runs is not None else None,
            forms=self.forms(path, id_, data, doc, surface, c),
            errors=data.errors,
            blocking=data.blocking,
            progress=(progress.callback, self.doc(progress, doc)) if progress else None,
            on=data.on,
            predicate=data.predicate,
            surface=surface,
            c=c,
            where=self.where(path),
        )

    def run_params(self, path: KeyPath, id_: str, data: s.Runs, owner: object, parent: m.Doc) -> tuple[m.Field, ...]:
        """What the handle of a loop is made of, but for the handle that the loop is asked of."""
        handle = self.source.description.handles.get(data.handle)
        made = list(handle.create.items()) if handle is not None else []
        if len(made) != 1:
            self.problems.add(self.where(path), id_, f"runs names '{data.handle}', which is not a handle with one way to make it")
            return ()
        ((how, op),) = made
        place = ("handles", data.handle, "create", how, "params")
        params = self.fields(place, op.params, parent)
        return tuple(p for p in params if p.type != HandleRef(str(owner)))

    def forms(self, path: KeyPath, id_: str, data: s.Operation, doc: m.Doc, surface: m.Surface, c: m.CHints) -> tuple[m.Form, ...]:
        """The forms that are listed, after the plain one of an operation that produces no stream."""
        plain = m.Form(m.FormKind.PLAIN, Name.of(id_), doc, surface, c, self.where(path))
        forms = [plain] if data.produces is None and data.runs is None else []
        for kind, item in data.forms.items():
            place = (*path, "forms", kind.value)
            form_doc = self.doc(item, doc)
            forms.append(
                m.Form(
                    kind=kind,
                    name=Name.of(item.names.get("all", id_)),
                    doc=m.Doc(
                        form_doc.summary or doc.summary, form_doc.details or doc.details, form_doc.since, {**doc.notes, **form_doc.notes}
                    ),
                    surface=self.surface(place, item, [x for x, language in self.languages.items() if kind in language.forms]),
                    c=self.hints(item.c),
                    where=self.where(place),
                    schema=item.schema,
                )
            )
        return tuple(forms)

    def handle(self, path: KeyPath, id_: str, data: s.Handle, parent: m.Doc) -> m.Handle:
        doc = self.doc(data, parent)

        def operations(section: str, items: dict[str, s.Operation]) -> tuple[m.Operation, ...]:
            return tuple(self.operation((*path, section, i), i, x, doc) for i, x in items.items())

        facts = tuple(
            m.Fact(
                id=i,
                name=Name.of(i),
                type=self.type((*path, "facts", i, "type"), x.type),
                doc=self.doc(x, doc),
                surface=self.surface((*path, "facts", i), x),
                types=self.types((*path, "facts", i), x.types),
                changes=x.changes,
                c=self.hints(x.c),
                where=self.where((*path, "facts", i)),
            )
            for i, x in data.facts.items()
        )
        return m.Handle(
            id=id_,
            name=Name.of(id_),
            doc=doc,
            surface=self.surface(path, data),
            clone=self.doc(data.clone, doc) if data.clone is not None else None,
            keeps=data.keeps,
            constructors=operations("create", data.create),
            facts=facts,
            methods=operations("methods", data.methods),
            where=self.where(path),
        )

    def stream(self, path: KeyPath, id_: str, data: s.Stream, parent: m.Doc) -> m.Stream:
        doc = self.doc(data, parent)
        methods = ((x, getattr(data.methods, x)) for x in ("next", "try_next", "finish", "fd", "give", "end_input"))
        taken = self.fields((*path, "takes"), data.takes, doc)
        if len(taken) > 1:
            self.problems.add(self.where(path), id_, "'takes' names more than one thing; a stream takes one")
        return m.Stream(
            id=id_,
            name=Name.of(id_),
            doc=doc,
            surface=self.surface(path, data),
            item=self.type((*path, "item"), data.item),
            result=data.result,
            takes=taken[0] if taken else None,
            callback=data.callback,
            methods=tuple(self.stream_method((*path, "methods", i), i, x, doc) for i, x in methods if x is not None),
            where=self.where(path),
        )

    def stream_method(self, path: KeyPath, id_: str, data: s.StreamMethod, parent: m.Doc) -> m.StreamMethod:
        able = [x for x, language in self.languages.items() if id_ in language.stream_methods]
        return m.StreamMethod(id_, Name.of(id_), self.doc(data, parent), self.surface(path, data, able), self.where(path))
