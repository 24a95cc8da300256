"""C++ in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import Language, Links, Through

CPP = Language(
    id="cpp",
    title="C++",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    links=Links("`{type}{sep}{member}`", "::"),
    fence="cpp",
    kinds=(FileKind(".hpp", "// "), FileKind(".cpp", "// ")),
    presets_among_fields=True,
)
