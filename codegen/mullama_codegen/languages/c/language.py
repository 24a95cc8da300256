"""C in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import How, Language, Mistake, Through

C = Language(
    id="c",
    title="C",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    fence="c",
    kinds=(FileKind(".h", "/* ", " */"), FileKind(".c", "/* ", " */"), FileKind(".txt", "# ")),
    client="bindings/c/conformance/c",
    forms={
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.DIRECT,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.ASYNC: How.START,
        FormKind.ASYNC_RESULT: How.START,
        FormKind.CALLBACK: How.CALL_BACK,
        FormKind.CALLBACK_CANCELLABLE: How.CALL_BACK,
    },
    constructs=frozenset(Construct),
    can_pass=frozenset(
        {
            Mistake.INVALID_UTF8,
            Mistake.NULL_HANDLE,
            Mistake.FORGED_HANDLE,
            Mistake.SHORT_BUFFER,
            Mistake.FORK,
            Mistake.ZERO_SEED,
            Mistake.ABSENT_TEXT,
        }
    ),
    is_abi=True,
)
