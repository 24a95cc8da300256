"""C++'s unions, and how they go into the C ABI and come out of it.

A union whose cases all carry text is a kind and that text; any other one is a `std::variant` with a name for each case.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, RecordKind, Union, UnionCase
from ...meaning.types import Kind, RecordRef, Scalar, Type
from .answers import Answer, answer_of
from .types import class_name, comment, identifier, value_type

OWN = ("kind", "text", "value")  # members that unions have themselves


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case."""

    doc: str
    name: str
    number: int
    index: int  # its place in the variant
    type: str  # what it carries


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union's struct."""

    doc: str
    name: str
    cases: tuple[CaseView, ...]
    kind: str  # its macro in `templates/_shapes.hpp.j2`


@dataclass(frozen=True, slots=True)
class GivenCaseView:
    """A case as C sees it; `store` names its macro in `templates/_storing.hpp.j2`."""

    store: str
    index: int
    storage: str  # the type of what lives while C reads it
    name: str


@dataclass(frozen=True, slots=True)
class GivenUnionView:
    """A union as C sees it: the number of its case, and where its payload lies."""

    name: str
    source: str
    cases: tuple[GivenCaseView, ...]
    kind: str = "union"  # of its macros in `templates/_lowered.hpp.j2`


@dataclass(frozen=True, slots=True)
class ResultCaseView:
    """A case that came out of C."""

    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class UnionResultView:
    """A union that is a handle in C."""

    name: str
    c_name: str
    free: str
    asks: str  # C's function that gives the case
    cases: tuple[ResultCaseView, ...]
    kind: str = "union"  # its macro in `templates/_lowered.hpp.j2`


def is_mixed(union: Union) -> bool:
    """Whether a case carries something else than text."""
    return not all(isinstance(c.type, Scalar) and c.type.kind.is_text for c in union.cases)


def is_given(api: Api, union: Union) -> bool:
    """Whether every case can be given."""
    return all(_is_text(c.type) or (isinstance(c.type, RecordRef) and api.record(c.type.id).kind is RecordKind.PARAMS) for c in union.cases)


def comes_back(api: Api, union: Union) -> bool:
    """Whether every case can come back."""
    return all(not isinstance(c.type, RecordRef) or api.record(c.type.id).kind is RecordKind.RESULT for c in union.cases)


def _is_text(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.kind.is_text


def case_name(id_: str) -> str:
    """A case's function, clear of the members that every union has."""
    return f"{id_}_" if id_ in OWN else identifier(id_)


def payload_type(union: Union, case: UnionCase) -> str:
    """What a case carries in C++."""
    return value_type(case.type) if is_mixed(union) else "std::string"


def union_view(union: Union) -> UnionView:
    """The union's struct."""
    cases = (CaseView(comment(c.doc), case_name(c.id), c.code, i, payload_type(union, c)) for i, c in enumerate(union.cases))
    return UnionView(comment(union.doc), class_name(union.id), tuple(cases), "mixed" if is_mixed(union) else "texts")


def lowered_class(id_: str) -> str:
    """The struct of `lowered.hpp` that holds a record or a union as C sees it."""
    return f"{class_name(id_)}C"


def given_union(union: Union) -> GivenUnionView:
    """The union on its way to C."""
    cases = (_given_case(i, case) for i, case in enumerate(union.cases))
    return GivenUnionView(lowered_class(union.id), class_name(union.id), tuple(cases))


def _given_case(index: int, case: UnionCase) -> GivenCaseView:
    name = f"c_{case.id}"
    if isinstance(case.type, RecordRef):
        return GivenCaseView("record", index, lowered_class(case.type.id), name)
    if case.type == Scalar(Kind.PATH):
        return GivenCaseView("path", index, "std::string", name)
    return GivenCaseView("text", index, "", name)


def result_union(abi: Abi, union: Union) -> UnionResultView:
    """The union on its way out of C."""
    mine = [f for f in abi.functions if f.of(union)]
    by_role = {f.role: f for f in mine}
    by_case = {f.case.id: f for f in mine if f.case is not None}
    as_text = {} if is_mixed(union) else {c.id: Scalar(Kind.STRING) for c in union.cases}
    cases = (ResultCaseView(case_name(c.id), answer_of(by_case[c.id], as_text.get(c.id, c.type), ("from",))) for c in union.cases)
    free = by_role[Role.UNION_FREE]
    return UnionResultView(class_name(union.id), free.params[0].type.base, free.symbol, by_role[Role.UNION_KIND].symbol, tuple(cases))
