"""C in one value: its words, files and abilities."""

from __future__ import annotations

from ...cabi.names import RESERVED
from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import Language, Through

C = Language(
    id="c",
    title="C",
    case=Case.SNAKE,
    keywords=RESERVED,
    through=Through.C,
    fence="c",
    kinds=(FileKind(".h", "/* ", " */"), FileKind(".c", "/* ", " */"), FileKind(".txt", "# ")),
    forms=frozenset(FormKind) - {FormKind.ASYNC, FormKind.ASYNC_STREAM},
    made_of={FormKind.TEXT: (FormKind.RESULT,)},  # the text form takes less; what it leaves out is reached through the record
)
