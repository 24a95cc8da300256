"""C++ in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import How, Language, Through

CPP = Language(
    id="cpp",
    title="C++",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    fence="cpp",
    kinds=(FileKind(".hpp", "// "), FileKind(".cpp", "// ")),
    forms={
        # A program in C++ has its own threads, so there is no async form; a cancel token travels in the options.
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.TEXT_OF,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.CALLBACK: How.LOOP_OVER_OWN,
    },
    merges_inputs=True,
    presets_among_fields=True,
)
