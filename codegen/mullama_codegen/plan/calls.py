"""Expands operations into the calls that one language has: an operation, in one form, from one input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..meaning.links import starting_from
from ..meaning.model import Api, CHints, Doc, Form, FormKind, Handle, Input, Operation, Param, Returned
from ..meaning.names import Case, Name, with_suffix
from .core import CORE, either, returned


@dataclass(frozen=True, slots=True)
class Call:
    """One callable of one language."""

    id: str  # as in `context.generate.stream.tokens`
    operation: Operation
    form: FormKind
    owner: Handle | None
    is_constructor: bool
    name: Name
    spelling: str | None  # verbatim but for the suffix, where the description gives one for this language
    suffix: Name | None  # of the input that it starts from
    params: tuple[Param, ...]
    returns: Returned | None
    doc: Doc
    c: CHints  # of the form, in C's own calls
    is_short: bool = False  # C's second function, which leaves parameters out

    def spelt(self, case: Case) -> str:
        """The call's identifier, keywords not yet escaped."""
        return self.verbatim(case) or self.name.to(case)

    def verbatim(self, case: Case) -> str | None:
        """The identifier that the description gives for this language, if it does."""
        return with_suffix(self.spelling, self.suffix, case) if self.spelling else None

    @property
    def path(self) -> str:
        """The call in the words of conformance: `model.load`, `context.generate`, `context.generate/stream`, `version`."""
        stem = f"{self.owner.id}.{self.operation.id}" if self.owner else self.operation.id
        return stem if self.form in BASE else f"{stem}/{self.form.value}"

    @property
    def is_new(self) -> bool:
        """Whether it is what the class itself does when it is called."""
        return self.is_constructor and self.operation.id == "new" and self.form is FormKind.PLAIN

    @property
    def is_static(self) -> bool:
        """Whether a class carries it and no object."""
        return self.owner is None or (self.is_constructor and not self.is_new)

    @property
    def on_object(self) -> bool:
        """Whether it is asked of an object."""
        return self.owner is not None and not self.is_constructor

    @property
    def input(self) -> str | None:
        """The id of the input it starts from."""
        return self.params[0].id if self.operation.inputs else None


BASE = (FormKind.PLAIN, FormKind.TEXT)


def every_call(api: Api, language: str) -> Iterator[Call]:
    """All calls of one language."""
    yield from functions(api, language)
    for handle in api.handles:
        if language in handle.surface:
            yield from constructors(api, handle, language)
            yield from methods(api, handle, language)


def constructors(api: Api, handle: Handle, language: str) -> tuple[Call, ...]:
    """The calls that create a handle."""
    return tuple(c for op in handle.constructors for c in _expand(api, op, handle, True, language))


def methods(api: Api, handle: Handle, language: str) -> tuple[Call, ...]:
    """The calls on a handle."""
    return tuple(c for op in handle.methods for c in _expand(api, op, handle, False, language))


def functions(api: Api, language: str) -> tuple[Call, ...]:
    """The library's free functions."""
    return tuple(c for op in api.functions for c in _expand(api, op, None, False, language))


def of_operation(api: Api, op: Operation, owner: Handle | None, language: str) -> tuple[Call, ...]:
    """The calls of one operation, of a handle or free."""
    is_constructor = owner is not None and any(op is each for each in owner.constructors)
    return tuple(_expand(api, op, owner, is_constructor, language))


def _expand(api: Api, op: Operation, owner: Handle | None, is_constructor: bool, language: str) -> Iterator[Call]:
    if language not in op.surface:
        return
    for form in op.forms:
        if language not in form.surface:
            continue
        for params, suffix, inputs in _starts(op, language):
            tail, hints = suffix or Name(()), form.hints(language)
            spelling = form.surface.names.get(language) or (op.surface.names.get(language) if form.kind in BASE else None)
            call = Call(
                id=".".join(filter(None, (owner.id if owner else None, op.id, form.kind.value, params[0].id if op.inputs else None))),
                operation=op,
                form=form.kind,
                owner=owner,
                is_constructor=is_constructor,
                name=(Name.of(hints.symbol) if hints.symbol else form.name) + tail,
                spelling=spelling or None,
                suffix=suffix,
                params=tuple(
                    p for p in params if language in p.surface and p.id not in hints.omit and p is not schema_of(op, form, language)
                ),
                returns=returned(api, op, form.kind),
                doc=starting_from(form.doc, inputs),
                c=hints,
            )
            yield call
            if hints.short_symbol is not None:
                yield _short(call, hints.short_symbol)


def schema_of(op: Operation, form: Form, language: str) -> Param | None:
    """The parameter that a type fills, where the language's types can tell what they are made of."""
    return next((p for p in op.params if p.id == form.schema), None) if language != CORE else None


def _short(call: Call, symbol: str) -> Call:
    """The same call under a second name of C's, with defaults for what it leaves out."""
    params = tuple(p for p in call.params if p.id not in call.c.short_omit)
    return replace(call, id=f"{call.id}.short", name=Name.of(symbol), params=params, c=CHints(symbol=symbol), is_short=True)


def _starts(op: Operation, language: str) -> Iterator[tuple[tuple[Param, ...], Name | None, tuple[Input, ...]]]:
    """The parameters of each start, what it adds to the language's name, and the inputs that it may be."""
    if not op.inputs:
        yield op.params, None, ()
        return
    inputs = [i for i in op.inputs if language in i.param.surface]
    if any(language in i.merged for i in inputs):
        yield (either(inputs), *op.params), None, tuple(inputs)
        return
    for item in inputs:
        # Where a language has one start only, its name needs no suffix to tell it apart.
        yield (item.param, *op.params), item.suffix_in(language) if len(inputs) > 1 else None, (item,)


def from_one(call: Call, param: Param) -> Call:
    """A call of merged inputs as it is from one of them."""
    form = next(f for f in call.operation.forms if f.kind is call.form)
    inputs = [i for i in call.operation.inputs if i.param.id == param.id]
    return replace(call, params=(param, *call.params[1:]), doc=starting_from(form.doc, inputs))
