"""What a language is to the passes before its views: names, words, files and abilities, as one value in its `language.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ..meaning.model import FormKind
from ..meaning.names import Case
from ..output import FileKind
from .constructs import Construct
from .core import JSON_OF


class Through(Enum):
    """How a binding reaches core."""

    CORE = "core"  # its glue is Rust
    C = "c"


class Mistake(Enum):
    """What the users of a language can do wrong, or ask for, at all; conformance tries it where a case `needs` it."""

    NULL_HANDLE = "null_handle"
    FORGED_HANDLE = "forged_handle"
    SHORT_BUFFER = "short_buffer"
    INVALID_UTF8 = "invalid_utf8"
    NUL_IN_TEXT = "nul_in_text"
    LONE_SURROGATE = "lone_surrogate"
    WIDE_NUMBER = "wide_number"  # a whole number beyond the width that is asked for
    FORK = "fork"
    ZERO_SEED = "zero_seed"
    ABSENT_TEXT = "absent_text"  # a text that is left out is another one than an empty text
    UNEQUAL_VECTORS = "unequal_vectors"  # two vectors that must have one length have a length each
    CLOSED_OBJECT = "closed_object"  # an object is still there when it is closed, with what it has read before


# What the users of a language with objects and texts that may be absent can do; a language adds to it, or takes away.
USUAL_MISTAKES = frozenset({Mistake.NUL_IN_TEXT, Mistake.ZERO_SEED, Mistake.ABSENT_TEXT, Mistake.UNEQUAL_VECTORS, Mistake.CLOSED_OBJECT})


class How(Enum):
    """How a language carries out a form of an operation."""

    DIRECT = "direct"  # one call of a C function or of core's method
    ANSWER_OF = "answer_of"  # the answer that its own call gives later, waited for
    OPEN_AND_LOOP = "open_and_loop"  # two functions: one opens the stream, the other loops over it
    CALL_BACK = "call_back"  # a loop over core's stream that calls the user's function with each piece
    LOOP_OVER_OWN = "loop_over_own"  # the same over the language's own stream
    POLLED = "polled"  # core's stream in the type that an executor polls
    AWAIT = "await"  # core's answer to come, as the language awaits things
    TYPED = "typed"  # what the language makes of the JSON that its own plain form gives
    READ = "read"  # the same as a generated method of core's
    FED = "fed"  # the stream that core or the language's own function opens, fed by the user's iterator
    RUN = "run"  # a loop of the language's own over the steps of a handle, between which it calls the user's functions
    WAIT = "wait"  # starts it in C, where C can, and waits in slices: in between whoever may end the wait has a turn
    START = "start"  # an object that stands for core's answer to come, for whoever has nothing to await with


# The forms that a form is made of: the language has one of them, too.
MADE_OF = {
    How.ANSWER_OF: (FormKind.ASYNC,),
    How.LOOP_OVER_OWN: (FormKind.STREAM,),
}


class Signals(Enum):
    """What Ctrl-C does while a call of the library waits."""

    END_THE_PROCESS = "end_the_process"  # as the operating system has it
    ARE_ASKED_FOR = "are_asked_for"  # the interpreter only notes it: the wait has to look, and to end with the exception


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    id: str  # its key in the description, and the name of its folder
    title: str
    case: Case  # of calls, parameters and fields
    keywords: frozenset[str]  # words that it reserves, or that its generated code needs for itself
    through: Through
    fence: str  # the name by which Markdown colours its code
    kinds: tuple[FileKind, ...]  # of the files that are written in it
    client: str  # the folder of its conformance client, from the root
    forms: Mapping[FormKind, How]  # the forms that it can express; a description that asks for another one is refused
    constructs: frozenset[Construct] = frozenset()  # that it can express; a description that asks for another one is refused
    stream_methods: frozenset[str] = frozenset({"next", "try_next", "finish", "fd", "give", "end_input"})  # that it can express
    can_pass: frozenset[Mistake] = USUAL_MISTAKES
    signals: Signals = Signals.END_THE_PROCESS
    is_abi: bool = False  # its calls are the C ABI itself
    streams_are_async: bool = False  # every stream can be awaited piece by piece, without a form of its own
    merges_inputs: bool = False  # one call can take any of several inputs in one place
    ignores_case: bool = False  # of classes and functions
    one_namespace: bool = False  # types and functions of a package are named in one place
    takes_shorthand: bool = False  # a record may be given as the values of its shorthand; others name the fields
    spares_errors: bool = False  # a call that only fails for reserved reasons gives no error
    other_numbers: bool = False  # a number may have a type of its own in this language
    takes_maps: bool = False  # a list of keyed records may be given as a map
    takes_positions: bool = False  # fields may be given by position or by name
    presets_among_fields: bool = False  # a record's presets are named in the same place as its fields

    @property
    def group(self) -> str:
        """The word that names it, and all that reach core as it does, where a description lists languages."""
        return f"through_{self.through.value}"

    def made_of(self, kind: FormKind) -> tuple[FormKind, ...]:
        """The forms one of which a form calls in this language; none where it calls C or core."""
        how = self.forms.get(kind)
        if how is How.TYPED:
            return (JSON_OF[kind],)
        if how is How.FED:
            return (FormKind.STREAM,) if self.through is Through.C else ()
        return MADE_OF.get(how, ()) if how else ()

    def escape(self, identifier: str) -> str:
        """The identifier, with an underscore behind it where the language reserves the word."""
        return f"{identifier}_" if identifier in self.keywords else identifier
