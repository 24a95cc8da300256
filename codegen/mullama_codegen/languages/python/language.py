"""Python in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import USUAL_MISTAKES, How, Language, Mistake, Signals, Through

WORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if"
    " import in is lambda nonlocal not or pass raise return try while with yield self"
    # What annotations name.
    " bool bytes dict float int list object str tuple".split()
)

PYTHON = Language(
    id="python",
    title="Python",
    case=Case.SNAKE,
    keywords=WORDS,
    through=Through.CORE,
    fence="python",
    kinds=(FileKind(".py", "# "), FileKind(".pyi", "# ")),
    client="bindings/python/conformance",
    forms={
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.DIRECT,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.ASYNC: How.AWAIT,
        FormKind.ASYNC_RESULT: How.AWAIT,
        FormKind.ASYNC_STREAM: How.AWAIT,
        FormKind.CALLBACK: How.CALL_BACK,
        FormKind.CALLBACK_CANCELLABLE: How.CALL_BACK,
        FormKind.EACH: How.FED,
        FormKind.ASYNC_EACH: How.FED,
        FormKind.TYPED: How.DIRECT,
        FormKind.ASYNC_TYPED: How.AWAIT,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(Construct),
    merges_inputs=True,
    signals=Signals.ARE_ASKED_FOR,
    presets_among_fields=True,
    takes_shorthand=True,
    takes_maps=True,
    takes_positions=True,
    can_pass=USUAL_MISTAKES | {Mistake.LONE_SURROGATE, Mistake.FORK, Mistake.WIDE_NUMBER},
)
