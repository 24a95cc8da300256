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


class How(Enum):
    """How a language carries out a form of an operation."""

    DIRECT = "direct"  # one call of a C function or of core's method
    TEXT_OF = "text_of"  # the text of the record that its own record form gives
    OPEN_AND_LOOP = "open_and_loop"  # two functions: one opens the stream, the other loops over it
    CALL_BACK = "call_back"  # a loop over core's stream that calls the user's function with each piece
    LOOP_OVER_OWN = "loop_over_own"  # the same over the language's own stream
    POLLED = "polled"  # core's stream in the type that an executor polls
    AWAIT = "await"  # core's answer to come, as the language awaits things
    TYPED = "typed"  # what the language makes of the JSON that its own plain form gives
    READ = "read"  # the same as a generated method of core's
    FED = "fed"  # the stream that core or the language's own function opens, fed by the user's iterator
    WAIT = "wait"  # starts it in C, where C can, and waits in slices: in between whoever may end the wait has a turn
    START = "start"  # an object that stands for core's answer to come, for whoever has nothing to await with


# The forms that a form is made of: the language has one of them, too.
MADE_OF = {
    How.TEXT_OF: (FormKind.RESULT,),
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
    forms: Mapping[FormKind, How]  # the forms that it can express; a description that asks for another one is refused
    constructs: frozenset[Construct] = frozenset()  # that it can express; a description that asks for another one is refused
    stream_methods: frozenset[str] = frozenset({"next", "try_next", "finish", "fd", "give", "end_input"})  # that it can express
    signals: Signals = Signals.END_THE_PROCESS
    merges_inputs: bool = False  # one call can take any of several inputs in one place
    ignores_case: bool = False  # of classes and functions
    one_namespace: bool = False  # types and functions of a package are named in one place
    takes_shorthand: bool = False  # a record may be given as the values of its shorthand; others name the fields
    spares_errors: bool = False  # a call that only fails for reserved reasons gives no error
    other_numbers: bool = False  # a number may have a type of its own in this language
    takes_maps: bool = False  # a list of keyed records may be given as a map
    takes_positions: bool = False  # fields may be given by position or by name
    presets_among_fields: bool = False  # a record's presets are named in the same place as its fields

    def made_of(self, kind: FormKind, produces: bool) -> tuple[FormKind, ...]:
        """The forms one of which a form calls in this language; none where it calls C or core. `produces`: the operation makes a stream."""
        how = self.forms.get(kind)
        if how is How.FED:
            return (FormKind.STREAM,) if self.through is Through.C else ()
        if kind in JSON_OF:
            return (JSON_OF[kind],)
        if self.takes_text(kind, produces):
            return (FormKind.ASYNC_RESULT,)
        if how is How.WAIT and kind is FormKind.TEXT:
            return (FormKind.RESULT,)  # the same, where C starts no call that gives the text alone
        return MADE_OF.get(how, ()) if how else ()

    def takes_text(self, kind: FormKind, produces: bool) -> bool:
        """Whether a form gives the text of the record that another form gives later."""
        return kind is FormKind.ASYNC and produces and self.id != "c" and self.forms.get(kind) in (How.WAIT, How.START)

    def escape(self, identifier: str) -> str:
        """The identifier, with an underscore behind it where the language reserves the word."""
        return f"{identifier}_" if identifier in self.keywords else identifier
