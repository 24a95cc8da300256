"""What the templates of Go's calls print: a function, its conversions and its parameters."""

from __future__ import annotations

from dataclasses import dataclass

from .answers import Answer
from .args import Passed

NO_LISTENER = "nil"


@dataclass(frozen=True, slots=True)
class Options:
    """A record that is given as options behind the other arguments; `leads` are its fields that come as plain arguments."""

    conversion: str
    type: str
    leads: tuple[tuple[str, str], ...]
    apart: bool  # whether its function is given apart from it
    exprs: tuple[str, ...] = ("cOptions",)
    memory: bool = True
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameLength:
    """Vectors of one length are checked before C is given it once."""

    what: str
    value: str
    first_what: str
    first: str
    conversion: str = "sameLength"
    exprs: tuple[str, ...] = ()
    memory: bool = True
    imports: tuple[str, ...] = ()


Conversion = Passed | Options | SameLength


@dataclass(frozen=True, slots=True)
class Fuller:
    """The call that gives the record whose text a call gives, for who has asked for both."""

    target: str
    passed: str
    field: str


@dataclass(frozen=True, slots=True)
class CallView:
    """One function. `body` names its macro in `templates/_body.go.j2`; a body has what its macro prints."""

    body: str
    doc: str
    receiver: str  # `m *Model`, empty for a function
    name: str
    params: str
    results: str
    imports: frozenset[str]
    # Of a direct call.
    keep: str = ""  # what must not be collected during the call
    memory: bool = False  # whether an arena holds what C reads
    conversions: tuple[Conversion, ...] = ()
    failed: str = ""  # what stands before the error when an argument is refused
    answer: Answer | None = None
    # Of one that is waited for: what starts it, and who hears how far it is.
    starts: Answer | None = None
    hears: str = NO_LISTENER
    fuller: Fuller | None = None
    # Of a call that is built on another one of Go's.
    target: str = ""
    passed: str = ""
    gives: str = ""  # what the other one gives: a stream's type, a result list
    item: str = ""  # what a stream gives
    field: str = ""
    source: str = ""  # what feeds a stream
    schema: str = ""  # the variable for what the type says of itself
    fails: bool = True  # of the JSON that a type is made of


@dataclass(frozen=True, slots=True)
class Declared:
    """The Go side of a call's parameters."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    options: str  # `opts ...GenerateOption`, or nothing

    @property
    def params(self) -> str:
        """The parameter list."""
        return ", ".join([*(f"{n} {t}" for n, t in zip(self.names, self.types, strict=True)), *filter(None, [self.options])])

    @property
    def passed(self) -> str:
        """The same arguments handed on."""
        return ", ".join([*self.names, *(["opts..."] if self.options else [])])

    def between(self, before: tuple[str, str] | None, behind: tuple[str, str] | None, second: tuple[str, str] | None = None) -> str:
        """The parameter list with one or two more before the others, or one behind them and before the options."""
        pairs = [*filter(None, [before, second]), *zip(self.names, self.types, strict=True), *filter(None, [behind])]
        return ", ".join([*(f"{n} {t}" for n, t in pairs), *filter(None, [self.options])])
