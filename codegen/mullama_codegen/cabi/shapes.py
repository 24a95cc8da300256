"""The vocabulary of the C ABI: types, parameters, structs and functions, as data. `lower.py` fills it, views print it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..meaning.model import Absent, Callback, Doc, Fact, Field, Handle, Preset, Record, Stream, UnionCase
from ..meaning.model import Enum as EnumModel
from ..meaning.model import Union as UnionModel
from ..meaning.names import Name
from ..meaning.types import Type
from ..plan.calls import Call


class Pointer(Enum):
    """How a C type points."""

    NONE = "none"
    CONST = "const"  # const T *
    MUT = "mut"  # T *
    CONST_CONST = "const_const"  # const T *const *


@dataclass(frozen=True, slots=True)
class CType:
    """A C type: `base` is bool, char, u8, i32, u32, i64, u64, f32, f64, usize, void, or the name of a struct, handle or callback."""

    base: str
    pointer: Pointer = Pointer.NONE


class Slot(Enum):
    """What a C parameter or struct field carries."""

    RECEIVER = "receiver"
    HANDLE = "handle"
    VALUE = "value"  # bool, number
    ENUM = "enum"
    TEXT = "text"  # UTF-8 ended by NUL
    LIST = "list"  # pointer to numbers, bytes or structs; COUNT follows
    TEXT_LIST = "text_list"  # pointer to texts; COUNT follows
    COUNT = "count"
    RECORD = "record"  # pointer to a struct, or null for the defaults
    UNION_KIND = "union_kind"  # 0: absent; the payload follows as TEXT
    UNION_TEXT = "union_text"
    UNION_CASE = "union_case"  # pointer to the text or the struct of the case
    OUT_TEXT = "out_text"
    OUT_BYTES = "out_bytes"
    OUT_LIST = "out_list"
    OUT_RECORD = "out_record"
    CAPACITY = "capacity"
    INDEX = "index"
    KEY = "key"
    CALLBACK = "callback"
    USER_DATA = "user_data"
    RESERVED = "reserved"


class Returns(Enum):
    """What a return value means; the comment at the head of `mullama.h` explains each."""

    HANDLE = "handle"  # null on failure
    HANDLE_OR_NONE = "handle_or_none"  # null where there is none, which is no error, and on failure
    COUNT = "count"  # negative is an error code
    ID = "id"  # MULLAMA_TOKEN_NONE when absent
    STATUS = "status"  # 0 or an error code
    BOOL = "bool"  # false on failure
    FLOAT = "float"  # NaN on failure
    PARAMS = "params"  # by value, every field set
    TEXT = "text"  # length of the whole text; what fits is written
    BYTES = "bytes"  # length of the whole value; what fits is written
    LIMITED_TEXT = "limited_text"  # bytes written; the buffer was a limit
    PIECE = "piece"  # bytes of the next piece, 0 at the end; a short buffer keeps the piece
    LIST = "list"  # the count; a short buffer writes nothing
    STATIC_TEXT = "static_text"  # never freed
    NOTHING = "nothing"


class Role(Enum):
    """Why a function exists."""

    CALL = "call"
    CALLBACK_CALL = "callback_call"
    START = "start"  # of a call whose answer is still to come
    PENDING = "pending"  # on such a call
    FACT = "fact"
    PREDICATE = "predicate"  # the answers of a call for every token at once, a bit for each
    MAP_COUNT = "map_count"
    MAP_KEY = "map_key"
    MAP_VALUE = "map_value"
    FREE = "free"
    CLONE = "clone"
    DEFAULTS = "defaults"
    PRESET = "preset"
    STREAM_NEXT = "stream_next"
    STREAM_TRY_NEXT = "stream_try_next"
    STREAM_WAIT = "stream_wait"
    STREAM_WAIT_START = "stream_wait_start"
    STREAM_FINISH = "stream_finish"
    STREAM_FD = "stream_fd"
    STREAM_GIVE = "stream_give"
    STREAM_END = "stream_end"
    STREAM_FREE = "stream_free"
    RECORD_FIELD = "record_field"
    RECORD_FREE = "record_free"
    ENTRY_COUNT = "entry_count"  # of a map that came back
    ENTRY_KEY = "entry_key"
    ENTRY_VALUE = "entry_value"
    ENTRIES_FREE = "entries_free"
    UNION_KIND = "union_kind"
    UNION_CASE = "union_case"
    UNION_FREE = "union_free"
    LIST_COUNT = "list_count"
    LIST_AT = "list_at"
    LIST_FREE = "list_free"
    RUNTIME = "runtime"  # last error and the like: written by hand in ffi's runtime


@dataclass(frozen=True, slots=True)
class CParam:
    """One C parameter; `of` names the semantic parameter it belongs to."""

    name: str
    type: CType
    slot: Slot
    of: str | None = None
    meaning: Type | None = None
    absent: Absent | None = None  # the value that means absent


@dataclass(frozen=True, slots=True)
class CFunction:
    """One exported function."""

    symbol: str
    role: Role
    params: tuple[CParam, ...]
    returns: CType
    kind: Returns
    doc: Doc
    errors: tuple[str, ...] = ()
    handle: Handle | None = None
    stream: Stream | None = None
    record: Record | None = None
    call: Call | None = None
    fact: Fact | None = None
    field: Field | None = None
    preset: Preset | None = None
    predicate: Call | None = None  # of `Role.PREDICATE`, the call that it answers
    union: UnionModel | None = None
    case: UnionCase | None = None

    @property
    def stem(self) -> str:
        """The symbol without the prefix that all have."""
        return self.symbol.removeprefix("mullama_")

    def of(self, item: Handle | Stream | Record | UnionModel) -> bool:
        """Whether it is about an item, of which a language may have fewer parts than C."""
        mine = {Handle: self.handle, Stream: self.stream, Record: self.record, UnionModel: self.union}[type(item)]
        return mine is not None and mine.id == item.id

    def params_of(self, id_: str) -> tuple[CParam, ...]:
        """The C parameters that carry one semantic parameter; where vectors share one length, each has it."""
        own = tuple(p for p in self.params if p.of == id_)
        shared = tuple(p for p in self.params if p.slot is Slot.COUNT) if self.shares_length and len(own) == 1 else ()
        return own + shared

    @property
    def shares_length(self) -> bool:
        """Whether the vectors among the parameters have one length, which is given once."""
        return self.call is not None and self.call.operation.c.shared_length


@dataclass(frozen=True, slots=True)
class CField:
    """One field of a C struct, with its place on 64-bit machines; `of` names the record's field."""

    name: str
    type: CType
    slot: Slot
    of: str | None
    meaning: Type | None
    doc: Doc | None
    offset: int
    length: int = 1  # of an array
    absent: Absent | None = None  # the value that means absent


@dataclass(frozen=True, slots=True)
class CStruct:
    """One C struct."""

    name: str
    record: Record
    fields: tuple[CField, ...]
    size: int
    align: int
    default_symbol: str | None
    is_short: bool = False  # it leaves fields out, for functions that were there before these

    def fields_of(self, id_: str) -> tuple[CField, ...]:
        """The C fields that carry one field of the record."""
        return tuple(f for f in self.fields if f.of == id_)


@dataclass(frozen=True, slots=True)
class CCallback:
    """One callback type; a `void *user_data` stands behind its parameters."""

    name: str
    callback: Callback
    params: tuple[CParam, ...]
    returns: CType


class Held(Enum):
    """What is behind a handle."""

    OBJECT = "object"  # a handle or a stream of the description, which can be closed
    RECORD = "record"
    LIST = "list"  # of records
    UNION = "union"
    MAP = "map"  # of text to text
    PENDING = "pending"  # a call that was started


@dataclass(frozen=True, slots=True)
class CHandle:
    """One opaque handle type and the names it goes by."""

    name: str
    id: str  # of the item that it is, or whose values it holds
    words: Name
    doc: Doc
    holds: Held = Held.OBJECT


@dataclass(frozen=True, slots=True)
class Constant:
    """A named number."""

    name: str
    value: int
    doc: Doc
    base: str = "i32"


@dataclass(frozen=True, slots=True)
class ConstantGroup:
    """The constants of one enum, of a union's kinds, of a field's named numbers, or those that belong to none: errors and absent values."""

    item: EnumModel | UnionModel | Field | None
    constants: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Abi:
    """The whole C ABI."""

    handles: tuple[CHandle, ...]
    constants: tuple[ConstantGroup, ...]
    callbacks: tuple[CCallback, ...]
    structs: tuple[CStruct, ...]
    functions: tuple[CFunction, ...]
    typedefs: tuple[tuple[str, str], ...]  # (alias, name)
    version: int
    digest: str  # SHA-256 of all of this without docs

    def function(self, symbol: str) -> CFunction:
        """The function of that symbol."""
        return next(f for f in self.functions if f.symbol == symbol)

    def struct(self, record_id: str) -> CStruct:
        """The struct of that record, with all its fields."""
        return next(s for s in self.structs if s.record.id == record_id and not s.is_short)

    def bits_of(self, call_id: str) -> CFunction:
        """The function that answers a predicate for every token at once."""
        return next(f for f in self.functions if f.predicate is not None and f.predicate.id == call_id)

    def of_call(self, call_id: str) -> CFunction:
        """The function behind a call."""
        return next(f for f in self.functions if f.call is not None and f.call.id == call_id)
