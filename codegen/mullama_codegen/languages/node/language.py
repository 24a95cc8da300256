"""Node.js in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import USUAL_MISTAKES, How, Language, Mistake, Through

WORDS = frozenset(
    "abstract arguments async await boolean break byte case catch char class const continue debugger default delete do double else"
    " enum eval export extends false final finally float for function goto if implements import in instanceof int"
    " interface let long native new null package private protected public return short static super switch synchronized"
    " this throw throws transient true try typeof undefined var void volatile while with yield".split()
)

NODE = Language(
    id="node",
    title="Node.js",
    case=Case.CAMEL,
    keywords=WORDS,
    through=Through.CORE,
    fence="ts",
    kinds=(FileKind(".js", "// "), FileKind(".mjs", "// "), FileKind(".cts", "// "), FileKind(".mts", "// ")),
    client="bindings/node/conformance",
    forms={
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.DIRECT,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.ASYNC: How.AWAIT,
        FormKind.ASYNC_RESULT: How.AWAIT,
        FormKind.ASYNC_STREAM: How.DIRECT,
        FormKind.CALLBACK: How.CALL_BACK,
        FormKind.CALLBACK_CANCELLABLE: How.CALL_BACK,
        FormKind.EACH: How.FED,
        FormKind.TYPED: How.TYPED,
        FormKind.ASYNC_TYPED: How.TYPED,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(Construct),
    # Its event loop is told by core when something is ready, and no descriptor of its own is polled; iterators feed its streams.
    stream_methods=frozenset({"next", "try_next", "finish"}),
    merges_inputs=True,
    takes_shorthand=True,
    takes_maps=True,
    can_pass=USUAL_MISTAKES | {Mistake.LONE_SURROGATE, Mistake.WIDE_NUMBER},
    streams_are_async=True,
)
