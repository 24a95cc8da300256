"""PHP in one value: its words, files and abilities."""

from __future__ import annotations

from ...meaning.model import FormKind
from ...meaning.names import Case
from ...output import FileKind
from ...plan.constructs import Construct
from ...plan.language import USUAL_MISTAKES, How, Language, Mistake, Signals, Through

WORDS = frozenset({"this"})
# Words that no function or class of PHP may bear; its variables may.
CLASS_WORDS = frozenset(
    "abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum"
    " eval exit extends final finally fn for foreach function global goto if implements include instanceof insteadof interface"
    " isset list match namespace new or parent print private protected public readonly require return self static string switch throw trait"
    " try unset use var while xor yield true false null int float bool void mixed never object iterable".split()
)

PHP = Language(
    id="php",
    title="PHP",
    case=Case.CAMEL,
    keywords=WORDS,
    through=Through.C,
    fence="php",
    kinds=(FileKind(".php", "<?php\n\n// "),),  # the template starts behind the opening tag
    client="bindings/php/conformance",
    forms={
        FormKind.PLAIN: How.WAIT,
        FormKind.TEXT: How.WAIT,
        FormKind.RESULT: How.WAIT,
        FormKind.STREAM: How.OPEN_AND_LOOP,
        FormKind.CALLBACK: How.LOOP_OVER_OWN,
        FormKind.ASYNC: How.START,
        FormKind.ASYNC_RESULT: How.START,
        FormKind.EACH: How.FED,
        FormKind.TYPED: How.TYPED,
        FormKind.ASYNC_TYPED: How.TYPED,
        FormKind.RUN: How.RUN,
        FormKind.ASYNC_RUN: How.RUN,
    },
    constructs=frozenset(
        {
            Construct.RECORD_LISTS,
            Construct.NESTED_RECORDS,
            Construct.OPTIONAL_RECORDS,
            Construct.MAPS,
            Construct.CHANGING_FACTS,
            Construct.NAMED_NUMBERS,
            Construct.DURATIONS,
            Construct.RECORD_STREAMS,
            Construct.RECORD_UNIONS,
            Construct.HANDLE_FIELDS,
            Construct.NESTED_PARAMS,
        }
    ),
    signals=Signals.ARE_ASKED_FOR,
    streams_are_async=True,  # a task of its loop waits for a piece, and others go on
    ignores_case=True,
    takes_shorthand=True,
    can_pass=USUAL_MISTAKES | {Mistake.INVALID_UTF8, Mistake.FORK, Mistake.WIDE_NUMBER},
)
