"""Unions in PHP: a class with a static method for each case, which is given to C and read out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, RecordKind, Union, UnionCase
from ...meaning.names import Case
from ...meaning.types import Kind, RecordRef, Scalar, Type
from . import docs
from .arguments import holds
from .reads import Read, read
from .spelling import class_name, documented, free_method, native, shapes_in

# Methods that the runtime's base class has, and the one that reads a union.
OWN = frozenset({"jsonserialize", "memory", "take"})


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case: the method that makes it, and how it is read where it comes back."""

    doc: tuple[str, ...]
    method: str
    type: str
    id: str
    code: int
    value: str  # what is kept of the argument
    record: str  # the class that turns it into C's struct; empty where C is given text or nothing
    read: Read | None
    holds: str  # what a JSON is, where that is known


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union's class. `asks` and `freed_by` are C's functions on one that comes back."""

    doc: tuple[str, ...]
    name: str
    asks: str
    freed_by: str
    cases: tuple[CaseView, ...]


def union(api: Api, abi: Abi, item: Union) -> UnionView:
    """The class of a union."""
    functions = {f.role: f.symbol for f in abi.functions if f.of(item)}
    return UnionView(
        doc=(*docs.lines(item.doc), *docs.imports(shapes_in(api, (c.type for c in item.cases)))),
        name=class_name(item.id),
        asks=functions.get(Role.UNION_KIND, ""),
        freed_by=functions.get(Role.UNION_FREE, ""),
        cases=tuple(_case(api, abi, item, c) for c in item.cases),
    )


def case_method(case: UnionCase) -> str:
    """The method that makes a case, clear of those that every union has."""
    name = free_method(case.name.to(Case.CAMEL))
    return f"{name}_" if name.lower() in OWN else name


def signature(api: Api, case: UnionCase) -> str:
    """The method's name and what it takes."""
    return f"{case_method(case)}({native(api, case.type)} $value)"


def _case(api: Api, abi: Abi, item: Union, case: UnionCase) -> CaseView:
    readers = [f for f in abi.functions if f.role is Role.UNION_CASE and f.of(item) and f.case is case]
    exact = documented(api, case.type)
    return CaseView(
        doc=(*docs.lines(case.doc), *(() if exact == native(api, case.type) else ("", f"@param {exact} $value"))),
        method=case_method(case),
        type=native(api, case.type),
        id=case.id,
        code=case.code,
        value=_kept(case.type, case.id),
        record=class_name(case.type.id) if isinstance(case.type, RecordRef) and _is_given(api, case.type) else "",
        read=replace(read(case.type, readers), holds=holds(case, ", ")) if readers else None,
        holds=holds(case),
    )


def _is_given(api: Api, ref: RecordRef) -> bool:
    return api.record(ref.id).kind is RecordKind.PARAMS


def _kept(type_: Type, id_: str) -> str:
    """The argument, once it is known to be text, or what JSON can say."""
    match type_:
        case Scalar(Kind.JSON):
            return f"Runtime\\Json::encodable($value, '{id_}')"
        case Scalar(kind) if kind.is_text:
            return f"Runtime\\Text::check($value, '{id_}')"
        case _:
            return "$value"
