"""C++ in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import USUAL_MISTAKES, How, Language, Mistake, Through

CPP = Language(
    id="cpp",
    title="C++",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    fence="cpp",
    kinds=(FileKind(".hpp", "// "), FileKind(".cpp", "// ")),
    client="bindings/c/conformance/cpp",
    forms={
        # A call that waits is one call of C: a cancel token in its options, its progress callback and `close` end it. Who needs more starts
        # the call and has a `Pending`, which is waited for with a time limit, asked and cancelled; C++ has nothing to await it with.
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.ANSWER_OF,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.ASYNC: How.START,
        FormKind.ASYNC_RESULT: How.START,
        FormKind.CALLBACK: How.LOOP_OVER_OWN,
        FormKind.EACH: How.FED,
        FormKind.TYPED: How.TYPED,
        FormKind.ASYNC_TYPED: How.TYPED,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(Construct),
    merges_inputs=True,
    presets_among_fields=True,
    can_pass=USUAL_MISTAKES | {Mistake.INVALID_UTF8},
)
