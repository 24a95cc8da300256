"""The meaning of the API as frozen data: what exists, what it is called, what it takes and gives. No language is known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..description.words import Blocking as Blocking
from ..description.words import FormKind as FormKind
from ..description.words import Holds as Holds
from ..description.words import PassAs as PassAs
from ..description.words import RecordKind as RecordKind
from .names import Name
from .types import Type


@dataclass(frozen=True, slots=True)
class Doc:
    """What a reader of the public docs is told; `since` is the version that brought the item."""

    summary: str
    details: str
    since: str
    notes: Mapping[str, str] = field(default_factory=dict)  # language -> what its users alone are told


@dataclass(frozen=True, slots=True)
class Surface:
    """Where an item exists and how single languages spell it."""

    languages: frozenset[str]
    names: Mapping[str, str]  # language -> verbatim spelling
    aliases: Mapping[str, tuple[str, ...]]
    is_open: bool = True  # the description does not list the languages: those that cannot express the item go without

    def __contains__(self, language: str) -> bool:
        return language in self.languages


@dataclass(frozen=True, slots=True)
class CHints:
    """The closed set of irregularities of the C ABI; only `cabi/` reads them, and `plan/` to know C's calls apart."""

    symbol: str | None = None  # without the prefix
    default_symbol: str | None = None  # of a params record
    short_symbol: str | None = None  # of a second function that leaves out what `short_omit` names
    short_omit: tuple[str, ...] = ()
    suffix: str | None = None  # of an input: what it adds to the names of C's functions
    result_after: str | None = None  # the out-buffer stands behind this parameter
    buffer_limit: bool = False  # the text buffer is a limit, nothing is generated and lost
    omit: tuple[str, ...] = ()  # parameters that this form does not take
    shared_length: bool = False  # the vectors among the parameters have one length, which is given once
    handle: bool = False  # a result record is a handle with accessors
    indexed: tuple[str, ...] = ()  # a map is read by count, key and value


HINTED = "c"  # the language that hints are about


@dataclass(frozen=True, slots=True)
class Default:
    """What stands where the caller leaves a value out; `text` is as written, `value` is typed."""

    text: str
    value: bool | int | float | str | tuple[()] | None  # an enum's value is its id; a list's (); an option's None; a record's ()


@dataclass(frozen=True, slots=True)
class Absent:
    """The value that means absent where a language has no other way to say it, and the name of its constant."""

    value: int | float  # of a flag or an enum a whole number
    name: Name | None


@dataclass(frozen=True, slots=True)
class Field:
    """A named value: a parameter of a call or a field of a record."""

    id: str
    name: Name
    type: Type
    doc: Doc
    surface: Surface
    default: Default | None
    min: Default | None
    max: Default | None
    named: Mapping[str, int]  # numbers that mean something of their own, by their names
    instead: str | None  # what is written for a negative number that other libraries take for off, all or the like
    built: bool  # False: there for the layout, setting it answers NOT_AVAILABLE
    changed: frozenset[str]  # languages in which the callee writes into the value
    parts: bool  # a list of text parts is taken for what they are together
    holds: Holds | None  # what a json is, where that is known
    absent: Absent | None  # of an optional number, flag or enum
    types: Mapping[str, Type]  # language -> the plain number or text that its users give for an optional one
    where: str


Param = Field


@dataclass(frozen=True, slots=True)
class Returned:
    """What a call gives back; `static` text lives as long as the library, `length` is the fact that tells a vector's length."""

    type: Type
    doc: Doc
    static: bool = False
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of a record's values; fields it does not name keep their defaults."""

    id: str
    name: Name
    doc: Doc
    values: Mapping[str, Default]  # field id -> value


@dataclass(frozen=True, slots=True)
class Record:
    """Named values that travel together."""

    id: str
    name: Name
    doc: Doc
    surface: Surface
    kind: RecordKind
    fields: tuple[Field, ...]
    presets: tuple[Preset, ...]
    pass_as: Mapping[str, PassAs]
    lead: tuple[str, ...]  # fields that come first as plain arguments
    positional: tuple[str, ...]  # fields that may be given by position, in this order; see `by_position`
    shorthand: tuple[str, ...]  # a tuple of these is accepted where the record is
    keyed_by: str | None  # a map from this field to the other one is a list of these
    nested: str | None  # the key under which its fields may stand
    aliases: Mapping[str, tuple[str, ...]]  # language -> further names of its type
    range_error: str  # error id for a value outside min and max
    c: CHints
    where: str
    others: tuple[Field, ...] = ()  # that one language does not have, where the API is seen as that language has it

    @property
    def by_position(self) -> tuple[str, ...]:
        """The fields that may be given by position, where a language can give them either way."""
        return self.positional or self.lead

    def field(self, id_: str) -> Field:
        """The field of that id, also where the language at hand does not have it."""
        return next(f for f in (*self.fields, *self.others) if f.id == id_)


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One value of an enum, with the number it has in the C ABI."""

    id: str
    name: Name
    code: int
    doc: Doc


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed set of named values."""

    id: str
    name: Name
    doc: Doc
    values: tuple[EnumValue, ...]
    where: str


@dataclass(frozen=True, slots=True)
class UnionCase:
    """One case of a union and what it carries; `code` starts at 1, 0 means absent in the C ABI."""

    id: str
    name: Name
    code: int
    type: Type
    doc: Doc
    holds: Holds | None = None


@dataclass(frozen=True, slots=True)
class Union:
    """Exactly one of several cases."""

    id: str
    name: Name
    doc: Doc
    surface: Surface
    cases: tuple[UnionCase, ...]
    where: str


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A way to fail: its number, the numbers it carries, and the cases that reach it."""

    id: str
    name: Name
    code: int
    doc: Doc
    data: tuple[tuple[str, Type], ...]
    also: Mapping[str, str]  # language -> a base class that its users would catch
    reserved: bool
    reached_by: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Callback:
    """A function of the user's that is called on the caller's thread unless `any_thread`."""

    id: str
    name: Name
    doc: Doc
    params: tuple[Param, ...]
    returns: Returned | None
    any_thread: bool
    surface: Surface
    where: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an operation; `name` replaces the operation's own."""

    kind: FormKind
    name: Name
    doc: Doc
    surface: Surface
    c: CHints
    where: str
    schema: str | None = None  # the parameter that is the JSON Schema of the type which the caller names

    def hints(self, language: str) -> CHints:
        """What is irregular about the form in a language: nothing, but in C."""
        return self.c if language == HINTED else CHints()


@dataclass(frozen=True, slots=True)
class Input:
    """One of the things an operation may start from; languages in `merged` take any of them in one call."""

    param: Param
    suffix: Name | None
    merged: frozenset[str]
    c: CHints
    noun: str = ""  # what docs call it where they say `[[input]]`

    def suffix_in(self, language: str) -> Name | None:
        """What it adds to the names of a language's calls; C's functions have suffixes of their own."""
        if language != HINTED:
            return self.suffix
        return Name.of(self.c.suffix) if self.c.suffix else None


@dataclass(frozen=True, slots=True)
class Runs:
    """The handle whose steps an operation goes through, and the parameter for which its caller gives functions."""

    handle: str  # its id
    tools: str  # the parameter's id


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked of a handle or of the library, with all its forms."""

    id: str
    name: Name
    doc: Doc
    inputs: tuple[Input, ...]
    params: tuple[Param, ...]
    returns: Returned | None
    produces: str | None  # a stream's id
    runs: Runs | None
    forms: tuple[Form, ...]
    errors: tuple[str, ...]
    blocking: Blocking
    progress: tuple[str, Doc] | None  # callback id, what it is told
    on: Mapping[str, str]  # language -> handle that carries a free function as a static method
    predicate: str | None  # the fact that counts the tokens it is read for, once, when the handle is created
    surface: Surface
    c: CHints
    where: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A cheap value that is fixed when its handle is created, unless it changes."""

    id: str
    name: Name
    type: Type
    doc: Doc
    surface: Surface
    types: Mapping[str, Type]  # language -> the whole number that its users know it by
    changes: bool  # it is asked for each time
    c: CHints
    where: str


@dataclass(frozen=True, slots=True)
class Handle:
    """A live object that its user closes."""

    id: str
    name: Name
    doc: Doc
    surface: Surface
    clone: Doc | None  # a second handle on the same thing
    keeps: tuple[str, ...]  # handles that must not be collected before this one
    constructors: tuple[Operation, ...]
    facts: tuple[Fact, ...]
    methods: tuple[Operation, ...]
    where: str


@dataclass(frozen=True, slots=True)
class StreamMethod:
    """`next`, `try_next`, `finish`, `fd`, `give` or `end_input`."""

    id: str
    name: Name
    doc: Doc
    surface: Surface
    where: str


@dataclass(frozen=True, slots=True)
class Stream:
    """Values that come one by one and end with a record."""

    id: str
    name: Name
    doc: Doc
    surface: Surface
    item: Type
    result: str  # a record's id
    takes: Param | None  # what is given to it, one by one, while it gives
    callback: str | None  # for the callback forms
    methods: tuple[StreamMethod, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of the feature table and the cases that show it."""

    id: str
    title: str
    shown_by: tuple[str, ...]
    tests: Mapping[str, str]  # of what no case can show: the tests of each language that it means something in
    needs: tuple[FormKind, ...]  # the forms that a language must be able to express to have it


@dataclass(frozen=True, slots=True)
class Library:
    """The library as a whole."""

    name: str
    version: str
    abi: int
    doc: Doc
    pending_fd: bool = False  # a started call has a descriptor


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that `api.yaml` says."""

    library: Library
    messages: Mapping[str, str]
    errors: tuple[ErrorCode, ...]
    enums: tuple[Enum, ...]
    unions: tuple[Union, ...]
    records: tuple[Record, ...]
    callbacks: tuple[Callback, ...]
    handles: tuple[Handle, ...]
    streams: tuple[Stream, ...]
    functions: tuple[Operation, ...]
    features: tuple[Feature, ...]
    where: str

    def error(self, id_: str) -> ErrorCode:
        """The error of that id."""
        return next(x for x in self.errors if x.id == id_)

    def enum(self, id_: str) -> Enum:
        """The enum of that id."""
        return next(x for x in self.enums if x.id == id_)

    def union(self, id_: str) -> Union:
        """The union of that id."""
        return next(x for x in self.unions if x.id == id_)

    def record(self, id_: str) -> Record:
        """The record of that id."""
        return next(x for x in self.records if x.id == id_)

    def callback(self, id_: str) -> Callback:
        """The callback of that id."""
        return next(x for x in self.callbacks if x.id == id_)

    def handle(self, id_: str) -> Handle:
        """The handle of that id."""
        return next(x for x in self.handles if x.id == id_)

    def stream(self, id_: str) -> Stream:
        """The stream of that id."""
        return next(x for x in self.streams if x.id == id_)
