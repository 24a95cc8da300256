"""Rust in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import How, Language, Through

WORDS = frozenset(
    "as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop match mod move mut pub ref"
    " return self static struct super trait true type unsafe use where while abstract become box do final macro override priv"
    " try typeof unsized virtual yield Self".split()
)

RUST = Language(
    id="rust",
    title="Rust",
    case=Case.SNAKE,
    keywords=WORDS,
    through=Through.CORE,
    fence="rust",
    kinds=(FileKind(".rs", "// ", formatter=("rustfmt", "--edition", "2021", "--emit", "stdout")),),
    client="core/conformance",
    forms={
        FormKind.PLAIN: How.DIRECT,
        FormKind.TEXT: How.DIRECT,
        FormKind.RESULT: How.DIRECT,
        FormKind.STREAM: How.DIRECT,
        FormKind.ASYNC: How.DIRECT,
        FormKind.ASYNC_RESULT: How.DIRECT,
        FormKind.ASYNC_STREAM: How.POLLED,
        FormKind.EACH: How.FED,
        FormKind.TYPED: How.READ,
        FormKind.ASYNC_TYPED: How.READ,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(Construct),
    merges_inputs=True,
)
