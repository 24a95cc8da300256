"""Unions in Go: an interface that nothing else can implement, and a type for each case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...cabi.shapes import Abi, Role
from ...meaning.model import Api, RecordKind, Union, UnionCase
from ...meaning.types import Kind, RecordRef, Scalar, Type, UnionRef
from .cwrap import Wrappers
from .docs import being
from .reads import Read, read
from .spell import exported, packages_of, received, type_name

RAW = "raw.value"


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case: a type whose value is the case's content."""

    doc: str
    name: str
    type: str
    code: int
    lowered: str  # the macro that gives it to C
    is_json: bool
    read: Read | None


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union. `content` is the type of its content in C, where users give it; `kind` and `free` are of one that comes back."""

    doc: str
    name: str
    content: str
    kind: str
    free: str
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class UnionsFile:
    """All unions."""

    imports: tuple[str, ...]
    unions: tuple[UnionView, ...]


def file(api: Api, abi: Abi, wrappers: Wrappers) -> UnionsFile:
    """The file's view."""
    views = tuple(union(api, abi, u, wrappers) for u in api.unions)
    packages = packages_of(*(c.type for u in api.unions for c in u.cases))
    return UnionsFile(tuple(sorted(packages | ({"unsafe"} if any(view.content for view in views) else set()))), views)


def union(api: Api, abi: Abi, item: Union, wrappers: Wrappers) -> UnionView:
    """One union."""
    name = type_name(item.id)
    functions = {f.role: f for f in abi.functions if f.of(item) and f.role is not Role.UNION_CASE}
    comes_back = Role.UNION_KIND in functions
    given = all(_is_given(api, c.type) for c in item.cases)
    return UnionView(
        doc=being(name, item.doc),
        name=name,
        content=("unsafe.Pointer" if UnionRef(item.id, True) in _refs(api) else "*C.char") if given else "",
        kind=wrappers.use(functions[Role.UNION_KIND]) if comes_back else "",
        free=wrappers.use(functions[Role.UNION_FREE]) if comes_back else "",
        cases=tuple(_case(abi, item, c, wrappers, comes_back) for c in item.cases),
    )


def case_name(item: Union, case: UnionCase) -> str:
    """The type of a case."""
    return exported(case.name) + type_name(item.id)


def _case(abi: Abi, item: Union, case: UnionCase, wrappers: Wrappers, comes_back: bool) -> CaseView:
    name = case_name(item, case)
    functions = tuple(f for f in abi.functions if f.role is Role.UNION_CASE and f.of(item) and f.case is case)
    return CaseView(
        doc=being(name, case.doc),
        name=name,
        type=received(case.type),
        code=case.code,
        lowered="text" if isinstance(case.type, Scalar) else "record",
        is_json=case.type == Scalar(Kind.JSON),
        read=read(case.type, functions, RAW, wrappers) if comes_back else None,
    )


def _is_given(api: Api, type_: Type) -> bool:
    """Whether users can give such a case."""
    if isinstance(type_, RecordRef):
        return api.record(type_.id).kind is RecordKind.PARAMS
    return isinstance(type_, Scalar) and type_.kind.is_text


def _refs(api: Api) -> Iterator[Type]:
    """Every union of the API as types name it."""
    for item in api.unions:
        yield UnionRef(item.id, any(not (isinstance(c.type, Scalar) and c.type.kind.is_text) for c in item.cases))
