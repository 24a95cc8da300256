"""C++ in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import Language, Through

CPP = Language(
    id="cpp",
    title="C++",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    fence="cpp",
    kinds=(FileKind(".hpp", "// "), FileKind(".cpp", "// ")),
    presets_among_fields=True,
    forms=frozenset({FormKind.PLAIN, FormKind.TEXT, FormKind.RESULT, FormKind.STREAM, FormKind.CALLBACK}),
    made_of={FormKind.TEXT: (FormKind.RESULT,), FormKind.CALLBACK: (FormKind.STREAM,)},
)
