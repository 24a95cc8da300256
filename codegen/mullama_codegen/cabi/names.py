"""What C calls things: the prefix, the types, and names that keep out of each other's way."""

from __future__ import annotations

from functools import cache

from ..meaning.names import Case, Name

PREFIX = "mullama"
# Words of C, and of C++, which reads the same header.
RESERVED = frozenset(
    "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict"
    " return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false nullptr"
    " constexpr alignas alignof static_assert thread_local typeof errno NULL"
    " size_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t"
    # What even `r#` makes no identifier of in the Rust that the header is written from.
    " self Self super crate"
    " and asm bitand bitor catch class compl concept const_cast consteval constinit decltype delete dynamic_cast explicit export"
    " friend mutable namespace new noexcept not operator or private protected public requires reinterpret_cast static_cast"
    " template this throw try typeid typename using virtual wchar_t xor".split()
)


@cache
def type_name(name: Name) -> str:
    """`MullamaModel`, for the words `model`."""
    return (Name.of(PREFIX) + name).to(Case.PASCAL)


def error_constant(name: Name) -> str:
    """`MULLAMA_ERR_CONTEXT_FULL`, for the words `context full`."""
    return f"{PREFIX}_ERR_{name}".upper()


def absent_constant(name: Name) -> str:
    """`MULLAMA_SEED_RANDOM`, for the words `seed random`."""
    return f"{PREFIX}_{name}".upper()


def free_name(wanted: str, taken: set[str], suffix: str = "out") -> str:
    """The name itself, or one with a suffix where a parameter has taken it."""
    while wanted in taken:
        wanted = f"{wanted.rstrip('_')}_{suffix}"
    return wanted


def escape(identifier: str) -> str:
    """The identifier, with an underscore behind it where C or C++ reserves the word."""
    return f"{identifier}_" if identifier in RESERVED else identifier
