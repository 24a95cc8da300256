"""What `api.yaml` may say of calls, objects and the file as a whole: each key with its doc and an example. `values.py` has the values.

The JSON Schema and `docs/api-yaml.md` are derived from here. `read.py` fills these classes after the schema has accepted the file, so
whoever reads them needs no check of form. A key that is a word of Python has an underscore behind it here.
"""

# ruff: noqa: RUF009 (`need` and `may` make dataclass fields, which RUF009 knows under the name `field` alone)

from __future__ import annotations

from dataclasses import dataclass

from .keys import Described, Hints, Named, PerhapsDescribed, Selective, may, need
from .values import Enum, Field, Input, Record, Returned, Union
from .words import Blocking, FormKind, Identifier, LanguageId, Snake, Thread, Version, Whole

# Calls


@dataclass(frozen=True, kw_only=True)
class Form(PerhapsDescribed, Named):
    """One form of an operation. Its docs are the operation's where it has none."""

    schema: str | None = may(
        "Of `typed` and `async_typed`: the parameter, of type `json`, that is the JSON Schema of the type. The caller does not give it,"
        " but in Rust, whose types say nothing of themselves.",
        "schema",
    )
    c: Hints | None = may("Hints for the C ABI: `symbol`, `buffer`, `omit`, `short`.", "{ symbol: complete }")


@dataclass(frozen=True, kw_only=True)
class Progress(Described):
    """How a call reports progress."""

    callback: str = need("The callback that hears it.", "progress")


@dataclass(frozen=True, kw_only=True)
class Runs:
    """A loop over the steps of a handle that the caller's functions take part in."""

    handle: str = need(
        "The handle, which is made at the beginning: its methods are `next`, which gives a record with `calls` and an optional `answer`,"
        " `give`, which takes the results of these calls, and `is_cancelled`, which is asked before each of them.",
        "tool_run",
    )
    tools: str = need("The parameter of the handle's creation, of type `json`, for which the caller gives functions.", "tools")


@dataclass(frozen=True, kw_only=True)
class Operation(Described, Named):
    """Something that can be asked of a handle or of the library, with all its forms."""

    inputs: dict[Snake, Input] = may("What it may start from; exactly one is given.", '{ prompt: { type: string, summary: "Text." } }', {})
    params: dict[Snake, Field] = may(
        "The other parameters; what has a default stands last.", '{ text: { type: string, summary: "Text." } }', {}
    )
    returns: Returned | None = may("What it gives; not beside `produces`.", '{ type: bool, summary: "True when set." }')
    produces: str | None = may("The stream that it makes; `forms` says in which ways users get it.", "stream")
    runs: Runs | None = may(
        "The handle whose steps it goes through to the answer, which it returns; it has the forms `run` and `async_run` alone, and takes"
        " what the handle is made of, but for the handle that it is asked of.",
        "{ handle: tool_run, tools: tools }",
    )
    forms: dict[FormKind, Form] = may(
        "The forms beside the plain one; of an operation that produces a stream, all of them. `typed` and `async_typed` make the JSON of"
        " the plain and of the async form a value of the type that the caller names, as the language has types; none of it reaches core."
        " `each` and `async_each` take an iterator for a stream that takes something, and give the answers as they come. `run` and"
        " `async_run` call functions of the caller's between the steps of the handle that `runs` names.",
        "{ async: { only: [rust, python] } }",
        {},
    )
    errors: tuple[str, ...] = may("The errors that it can answer.", "[invalid_input, utf8]", ())
    blocking: Blocking = may(
        "The caller waits, and bindings let other threads run meanwhile. `true` says that it can take long: in every language something"
        " must be able to end the wait, an async form, a progress callback or a cancel token. `brief` needs nothing of the kind.",
        "brief",
        Blocking.NO,
    )
    progress: Progress | None = may("It tells how far it has come.", '{ callback: progress, summary: "Called with a fraction." }')
    on: dict[LanguageId, str] = may(
        "Languages in which a free function is a static method of a handle.", "{ php: embedding_generator }", {}
    )
    predicate: str | None = may(
        "Of a method that tells of one token whether something holds: the fact that counts the tokens. What it answers is read once for all"
        " of them when the handle is created, so it cannot fail, not even after closing; a number beyond the count is answered with false.",
        "n_vocab",
    )
    c: Hints | None = may(
        "Hints for the C ABI: `symbol`, `result_after`, `short`, `shared_length`.", "{ symbol: tokenize, result_after: text }"
    )


@dataclass(frozen=True, kw_only=True)
class Callback(Described, Selective):
    """A function of the user's that the library calls."""

    params: dict[Snake, Field] = need("What it hears: one value.", '{ piece: { type: string, summary: "Whole characters." } }')
    returns: Returned | None = may("What it answers: a `bool`, where false stops the work.", '{ type: bool, summary: "False stops." }')
    thread: Thread = may("`any`: it may be called from a thread of the library's.", "any", Thread.CALLER)


# Objects


@dataclass(frozen=True, kw_only=True)
class Fact(Described, Named):
    """A cheap value that is fixed when its handle is created, unless it says otherwise."""

    type: str = need("What the value means; see the types below.", "token_count")
    changes: bool = may("It is asked for each time, for it may change while the handle lives. Not for a map.", "true", False)
    types: dict[LanguageId, str] = may(
        "Languages whose users know this whole number as one of another width.",
        "{ go: u64 }",
        {},
    )
    c: Hints | None = may("Hints for the C ABI: `symbol`, `indexed`.", "{ symbol: model_desc }")


@dataclass(frozen=True, kw_only=True)
class Handle(Described, Named):
    """A live object that its user closes."""

    clone: Described | None = may("A second handle on the same thing can be had.", '{ summary: "Gives a second handle." }')
    keeps: tuple[str, ...] = may("Handles that must not be collected before this one.", "[model]", ())
    create: dict[Snake, Operation] = need("The ways to make one.", '{ load: { summary: "Loads a file." } }')
    facts: dict[Snake, Fact] = may("Cheap values, read without an error.", '{ n_vocab: { type: token_count, summary: "Tokens." } }', {})
    methods: dict[Snake, Operation] = may("What it can be asked.", '{ cancel: { summary: "Sets the token." } }', {})


@dataclass(frozen=True, kw_only=True)
class StreamMethod(Described, Selective):
    """One of the ways to use a stream."""


@dataclass(frozen=True, kw_only=True)
class StreamMethods:
    """How a stream is pulled and ended."""

    next: StreamMethod = need("Waits for the next item.", '{ summary: "Waits for the next piece." }')
    try_next: StreamMethod | None = may("Gives the next item if one is ready.", '{ summary: "Gives a piece if one is ready.", only: [c] }')
    finish: StreamMethod = need("Ends it and gives the record.", '{ summary: "Stops and gives the record." }')
    fd: StreamMethod | None = may(
        "Gives a descriptor that is readable while `next` would not wait, on Unix; elsewhere it answers NOT_AVAILABLE.",
        '{ summary: "Gives a descriptor to poll." }',
    )
    give: StreamMethod | None = may(
        "Of a stream that takes something: gives some of it and tells how much had space; it never waits.", '{ summary: "Gives texts." }'
    )
    end_input: StreamMethod | None = may(
        "Of a stream that takes something: says that no more comes; what was given is answered still.", '{ summary: "No more comes." }'
    )


@dataclass(frozen=True, kw_only=True)
class Stream(Described, Selective):
    """Values that come one by one and end with a record."""

    item: str = need("The type of what comes: `string`, or a result record with `c.handle`.", "string")
    result: str = need("The record at its end; it has `c.handle`.", "generation")
    takes: dict[Snake, Field] = may(
        "What it takes while it gives answers: one string, of which many are given. It has the methods `give`, `end_input` and `try_next`"
        " then, and the forms `each` and `async_each` of a call that produces it take an iterator of them.",
        '{ texts: { type: string, summary: "The texts." } }',
        {},
    )
    callback: str | None = may("The callback that the callback forms call with each item.", "stream")
    methods: StreamMethods = need("Its methods.", '{ next: { summary: "Waits." }, finish: { summary: "Ends." } }')


# The library


@dataclass(frozen=True, kw_only=True)
class Library(Described):
    """The library as a whole."""

    name: str = need("Its name, which is also the prefix in C.", "mullama")
    version: Version = need("Its version; packages that repeat it are held against it.", "0.1.0")
    abi: Whole = need("The version of the C ABI; it grows with each incompatible change.", "1")
    since: Version = need("The first version; what items have that do not say another.", "0.1.0")
    pending_fd: bool = may(
        "Calls that C and C++ start have a descriptor, too, which is readable once they are done, on Unix.", "true", False
    )


@dataclass(frozen=True, kw_only=True)
class ErrorCode(Described):
    """A way to fail. Every language has it as its users expect: an exception, a sentinel, a code."""

    code: Whole = need("Its number, below 0. It never changes.", "-9")
    data: dict[Snake, str] = may("The numbers that it carries; each is an `i64`.", "{ needed: i64, available: i64 }", {})
    also: dict[LanguageId, Identifier] = may("A class of the language's own that its users would catch.", "{ python: ValueError }", {})
    reserved: bool = may("No case can reach it today.", "true", False)
    reached_by: tuple[str, ...] = may("The conformance cases that reach it, as `file/case`.", "[errors/short_buffer]", ())


@dataclass(frozen=True, kw_only=True)
class Feature:
    """A row of the README's table of features."""

    title: str = need("What it is called.", "Batch embeddings")
    shown_by: tuple[str, ...] = may("The conformance cases that show it.", "[embed/batch]", ())
    tests: dict[LanguageId, str] = may(
        "Of what no case can show: the tests of each language that it means something in; the others have nothing of it.",
        "{ node: bindings/node/tests/types }",
        {},
    )
    needs: tuple[FormKind, ...] = may("The forms that it is about; a language that lacks one does not have it.", "[async]", ())


@dataclass(frozen=True, kw_only=True)
class Description:
    """The order of the items in a section means nothing; that of fields, parameters, values, cases and methods is kept."""

    library: Library = need("The library as a whole.", '{ name: x, version: 0.1.0, abi: 1, since: 0.1.0, summary: "Runs models." }')
    messages: dict[Snake, str] = may(
        "Messages that a binding gives itself, where its own conversion would lose something silently; `{what}` and `{at}` are filled in.",
        '{ nul_in_text: "{what} has a NUL character at byte {at}" }',
        {},
    )
    errors: dict[Snake, ErrorCode] = may("The ways to fail.", '{ internal: { code: -12, summary: "A bug.", reserved: true } }', {})
    enums: dict[Snake, Enum] = may(
        "Closed sets of values.", '{ overflow: { summary: "When it is full.", values: { stop: { code: 0, summary: "Ends." } } } }', {}
    )
    unions: dict[Snake, Union] = may(
        "Choices of which each carries something of its own.",
        '{ constraint: { summary: "A form.", cases: { regex: { type: string, summary: "A pattern." } } } }',
        {},
    )
    records: dict[Snake, Record] = may(
        "What is given and what comes back.",
        '{ logit_bias: { kind: params, summary: "A bias.", fields: { bias: { type: f32, summary: "Added." } } } }',
        {},
    )
    callbacks: dict[Snake, Callback] = may(
        "Users' functions.", '{ progress: { summary: "Hears.", params: { part: { type: f32, summary: "Done." } } } }', {}
    )
    handles: dict[Snake, Handle] = may("Live objects.", '{ model: { summary: "Weights.", create: { load: { summary: "Loads." } } } }', {})
    streams: dict[Snake, Stream] = may(
        "Streams.",
        '{ stream: { summary: "Runs.", item: string, result: generation,'
        ' methods: { next: { summary: "Waits." }, finish: { summary: "Ends." } } } }',
        {},
    )
    functions: dict[Snake, Operation] = may("What belongs to no handle.", '{ version: { summary: "The version." } }', {})
    features: dict[Snake, Feature] = may(
        "The rows of the table of features.", "{ embeddings: { title: Embeddings, shown_by: [embed/one] } }", {}
    )
