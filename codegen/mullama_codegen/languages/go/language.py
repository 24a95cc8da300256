"""Go in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import How, Language, Mistake, Through

WORDS = frozenset(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range"
    " return select struct switch type var bool byte error string len cap nil true false append copy make new panic any"
    " int32 int64 uint32 uint64 float32 float64".split()
)

GO = Language(
    id="go",
    title="Go",
    case=Case.GO,
    keywords=WORDS,
    through=Through.C,
    fence="go",
    kinds=(FileKind(".go", "// ", formatter=("gofmt",)),),
    client="bindings/go/conformance",
    # Its contexts and options do what the other forms are for.
    forms={
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.ANSWER_OF,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.OPEN_AND_LOOP,
        FormKind.CALLBACK: How.LOOP_OVER_OWN,
        FormKind.ASYNC: How.WAIT,
        FormKind.ASYNC_RESULT: How.WAIT,
        FormKind.EACH: How.FED,
        FormKind.TYPED: How.TYPED,
        FormKind.ASYNC_TYPED: How.TYPED,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(Construct),
    stream_methods=frozenset({"next", "finish", "fd", "give", "end_input"}),
    one_namespace=True,
    other_numbers=True,
    spares_errors=True,
    can_pass=frozenset({Mistake.NUL_IN_TEXT, Mistake.INVALID_UTF8, Mistake.UNEQUAL_VECTORS, Mistake.CLOSED_OBJECT}),
)
