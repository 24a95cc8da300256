"""Go in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.language import Language, Through

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
    one_namespace=True,
    # Its contexts and options do what the other forms are for.
    forms=frozenset(FormKind) - {FormKind.ASYNC_STREAM, FormKind.CALLBACK_CANCELLABLE},
    made_of={
        FormKind.TEXT: (FormKind.RESULT,),
        FormKind.ASYNC: (FormKind.PLAIN, FormKind.STREAM),
        FormKind.CALLBACK: (FormKind.STREAM,),
    },
    stream_methods=frozenset({"next", "finish"}),
)
