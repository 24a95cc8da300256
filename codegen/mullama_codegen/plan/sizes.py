"""How large an answer may be, as an expression over what the call is given: the first guess of a buffer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from ..meaning.model import Handle, Param, Returned
from ..meaning.types import Kind, ListOf, RecordRef, Scalar, Type, Vector


@dataclass(frozen=True, slots=True)
class Count:
    """A number that is known beforehand."""

    n: int


@dataclass(frozen=True, slots=True)
class LengthOf:
    """The bytes of a text or the items of a list that the call is given."""

    param: str


@dataclass(frozen=True, slots=True)
class FactOf:
    """A fact of the receiver."""

    fact: str


@dataclass(frozen=True, slots=True)
class Sum:
    """One and another."""

    one: Size
    other: Size


@dataclass(frozen=True, slots=True)
class Product:
    """One times another; neither is a sum."""

    one: Size
    other: Size


Size = Count | LengthOf | FactOf | Sum | Product


class Again(Enum):
    """When a buffer is asked for a second time."""

    WHERE_SHORT = "where_short"  # the answer tells its length: where that is more than there was space, once more with as much
    NEVER = "never"  # the caller's buffer is a limit, and what fits is the answer


@dataclass(frozen=True, slots=True)
class Buffer:
    """How an answer of unknown length is fetched. The guess is nearly always enough, for asking again can mean working again."""

    guess: Size
    again: Again


# Space for what nothing tells of.
FEW_BYTES, MANY_BYTES, MANY_TOKENS, MANY_NUMBERS = Count(256), Count(4096), Count(1024), Count(4096)


def buffer_of(returned: Returned, params: tuple[Param, ...], owner: Handle | None, is_limit: bool) -> Buffer | None:
    """The buffer of a call's answer; none where the answer has a size of its own."""
    type_ = returned.type
    if returned.static or not _has_length(type_):
        return None
    return Buffer(_guess(returned, params, owner), Again.NEVER if is_limit else Again.WHERE_SHORT)


def _has_length(type_: Type) -> bool:
    match type_:
        case Scalar(kind):
            return kind.is_text or kind is Kind.BYTES
        case ListOf() | Vector():
            return True
        case _:
            return False


def _guess(returned: Returned, params: tuple[Param, ...], owner: Handle | None) -> Size:
    fact = next((f.id for f in owner.facts if f.id == returned.length), None) if owner else None
    width: Size = FactOf(fact) if fact else MANY_NUMBERS
    match returned.type:
        case ListOf(Vector()):
            return Product(LengthOf(rows(params)), width)
        case Vector():
            return width
        case ListOf():
            # A text has no more tokens than bytes, and a few special ones.
            texts = [p.id for p in params if isinstance(p.type, Scalar) and p.type.kind.is_text]
            return Sum(LengthOf(texts[0]), Count(16)) if texts else MANY_TOKENS
        case Scalar(Kind.BYTES):
            return FEW_BYTES
        case _:
            # A token has more than eight bytes only in rare cases.
            tokens = [p.id for p in params if p.type == ListOf(Scalar(Kind.TOKEN))]
            if tokens:
                return Sum(Product(Count(8), LengthOf(tokens[0])), Count(64))
            return MANY_BYTES if any(isinstance(p.type, ListOf) and isinstance(p.type.item, RecordRef) for p in params) else FEW_BYTES


def rows(params: tuple[Param, ...]) -> str:
    """The list whose items the rows of an answer belong to; a rule says that there is one."""
    return next(p.id for p in params if isinstance(p.type, ListOf))


def spelt(size: Size, length: Callable[[str], str], fact: Callable[[str], str]) -> str:
    """The expression in a language that adds and multiplies with the usual signs."""
    match size:
        case Count(n):
            return str(n)
        case LengthOf(param):
            return length(param)
        case FactOf(id_):
            return fact(id_)
        case Sum(one, other):
            return f"{spelt(one, length, fact)} + {spelt(other, length, fact)}"
        case Product(one, other):
            return f"{spelt(one, length, fact)} * {spelt(other, length, fact)}"
