"""Python in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import Language, Links, Through

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
    links=Links("`{type}{sep}{member}`"),
    fence="python",
    kinds=(FileKind(".py", "# "), FileKind(".pyi", "# ")),
    presets_among_fields=True,
    takes_shorthand=True,
    takes_maps=True,
    takes_positions=True,
)
