"""Operations: a section for each, with the forms in which it is offered under it."""

from __future__ import annotations

from collections.abc import Iterator

from ..meaning.links import starting_from
from ..meaning.model import Blocking, Form, FormKind, Handle, Operation
from ..meaning.names import Name
from ..meaning.types import HandleRef
from ..plan.calls import Call, of_operation
from .guide import Guide
from .parts import Section, Tab, Table, slug
from .speller import Speller
from .words import NOTHING, absence, fields_table, type_words

ASYNCHRONOUS = (FormKind.ASYNC, FormKind.ASYNC_RESULT, FormKind.ASYNC_STREAM, FormKind.ASYNC_TYPED)


class Calls:
    """The operations of one page; a form's heading never takes the anchor of an operation's."""

    def __init__(self, guide: Guide, operations: tuple[Operation, ...], handle: Handle | None) -> None:
        self.guide, self.operations, self.handle = guide, operations, handle
        self.taken = {slug(op.id) for op in operations}

    def sections(self) -> Iterator[Section]:
        """Every operation and its forms."""
        for op in self.operations:
            main, *others = sorted(op.forms, key=lambda form: form.name != op.name)
            yield self._main(op, main)
            for form in others:
                yield self._form(op, form)

    def _calls(self, op: Operation, form: Form, speller: Speller) -> Iterator[Call]:
        api, language = self.guide.api, speller.language.id
        if self.handle is not None and language not in self.handle.surface:
            return
        yield from (call for call in of_operation(api, op, self.handle, language) if call.form is form.kind)

    def _tabs(self, op: Operation, form: Form) -> tuple[Tab, ...]:
        return self.guide.tabs(lambda s: "\n".join(filter(None, (s.call(c) for c in self._calls(op, form, s)))))

    def _main(self, op: Operation, form: Form) -> Section:
        places = self.guide.places
        notes = (self._returns(op, form), *self._starts(op), *self._blocks(op), *self._errors(op), *self._absence(op))
        return Section(
            level=2,
            title=op.id,
            paragraphs=places.paragraphs(starting_from(form.doc, op.inputs)),
            tabs=self._tabs(op, form),
            params=self._params(op),
            notes=(*filter(None, notes), f"Since {op.doc.since}."),
        )

    def _form(self, op: Operation, form: Form) -> Section:
        title = str(form.name)
        if slug(title) in self.taken:
            title = f"{form.name} ({form.kind.value.replace('_', ' ')} form)"
        self.taken.add(slug(title))
        since = (f"Since {form.doc.since}.",) if form.doc.since != op.doc.since else ()
        doc = starting_from(form.doc, op.inputs)
        details = () if form.doc.details == op.doc.details else (self.guide.places.text(doc.details),)
        return Section(
            level=3,
            title=title,
            paragraphs=(self.guide.places.text(doc.summary), *details),
            tabs=self._tabs(op, form),
            notes=(*filter(None, (self._returns(op, form),)), *since),
        )

    def _params(self, op: Operation) -> tuple[Table, ...]:
        places = self.guide.places
        fields = (*(i.param for i in op.inputs), *op.params)
        table = fields_table(fields, op.doc, "", self.guide.titles, places)
        if op.progress is None:
            return (table,) if table else ()
        id_, doc = op.progress
        row = ("`progress`", places.callback(Name.of(id_)), "nothing", NOTHING, places.text(doc.summary))
        return (Table(table.head, (*table.rows, row)),) if table else ()

    def _returns(self, op: Operation, form: Form) -> str:
        places = self.guide.places
        if self.handle is not None and op in self.handle.constructors:
            return f"**Returns** {type_words(HandleRef(self.handle.id), places)}."
        calls = (call for s in self.guide.spellers for call in self._calls(op, form, s))
        call = next(calls, None)
        if call is None or call.returns is None:
            return ""
        return f"**Returns** {type_words(call.returns.type, places)}: {places.text(call.returns.doc.summary)}"

    def _starts(self, op: Operation) -> Iterator[str]:
        if op.inputs:
            yield f"It starts from one of {', '.join(f'`{i.param.id}`' for i in op.inputs)}."

    def _blocks(self, op: Operation) -> Iterator[str]:
        if op.blocking is not Blocking.NO:
            aside = ", asynchronous forms aside" if any(form.kind in ASYNCHRONOUS for form in op.forms) else ""
            yield f"The calling thread waits until it is done{aside}."

    def _errors(self, op: Operation) -> Iterator[str]:
        if op.errors:
            found = [self.guide.api.error(id_) for id_ in op.errors]
            rows = (f"- {self.guide.places.error(e)}: {self.guide.places.text(e.doc.summary)}" for e in found)
            yield "\n".join(("**Errors**", "", *rows))

    def _absence(self, op: Operation) -> Iterator[str]:
        yield absence(op.surface, self.guide.titles)
