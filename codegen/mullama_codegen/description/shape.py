"""What `api.yaml` may say: each key with its doc and an example. The JSON Schema and `docs/api-yaml.md` are derived from here.

`read.py` fills these classes after the schema has accepted the file, so whoever reads them needs no check of form. A key that is a
word of Python has an underscore behind it here.
"""

# ruff: noqa: RUF009 (`need` and `may` make dataclass fields, which RUF009 knows under the name `field` alone)

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from .words import (
    Absence,
    Blocking,
    Buffer,
    FormKind,
    Identifier,
    LanguageId,
    LanguageOrAll,
    LanguageOrWay,
    Number,
    PassAs,
    RecordKind,
    Snake,
    Thread,
    Value,
    Version,
    Whole,
)


@dataclass(frozen=True, slots=True)
class Length:
    """How many items a list must have."""

    least: int
    most: int | None = None


SomeLanguages = Annotated[tuple[LanguageOrWay, ...], Length(1)]
SomeNames = Annotated[tuple[str, ...], Length(1)]


def need(doc: str, example: str) -> Any:
    """A key that must be there."""
    return field(metadata={"doc": doc, "example": example})


def may(doc: str, example: str, absent: Any = None) -> Any:
    """A key that may be left out, and what stands for it then."""
    metadata = {"doc": doc, "example": example}
    return field(default_factory=dict, metadata=metadata) if absent == {} else field(default=absent, metadata=metadata)


# What several kinds of item share


@dataclass(frozen=True, kw_only=True)
class PerhapsDescribed:
    """Something that has docs of its own, or else those of what it belongs to."""

    summary: str = may("What it is, in one sentence. Where it is left out, what it belongs to speaks for it.", "Gives the text.", "")
    details: str = may("What else its user must know, in paragraphs.", "It can be used from every thread.", "")
    since: Version | None = may("The version that brought it; its parent's where it is left out.", "0.2.0")
    notes: dict[LanguageId, str] = may("What the users of single languages must know besides.", "{ c: It is changed in place. }", {})


@dataclass(frozen=True, kw_only=True)
class Described(PerhapsDescribed):
    """Something that has docs, which users of every language read. They name items of the API by [references](#references-in-docs)."""

    summary: str = need("What it is, in one sentence that ends. Units, ranges and shapes belong here.", "Length of an embedding.")


@dataclass(frozen=True, kw_only=True)
class Selective:
    """Something that not every language must have.

    `through_c` stands for C and all that reach core through it, `through_core` for the others.
    """

    only: SomeLanguages = may("The languages that have it. Where it is left out, all that can express it have it.", "[rust, python]", ())
    except_: SomeLanguages = may("The languages that do not have it; not beside `only`.", "[through_c]", ())


@dataclass(frozen=True, kw_only=True)
class Named(Selective):
    """Something that single languages spell in their own way."""

    names: dict[LanguageOrAll, Identifier] = may(
        "Verbatim spellings, where a language's habits ask for one. On a form, `all` replaces the operation's name.",
        "{ go: Stream, all: generate_stream }",
        {},
    )
    aliases: dict[LanguageId, tuple[Identifier, ...]] = may("Further names of a handle's type.", "{ node: [JsModel] }", {})


@dataclass(frozen=True, kw_only=True)
class Short:
    """A second C function of a call, or a second struct of a params record, that leaves something out; the one takes the other."""

    symbol: Identifier = need("Its name without the prefix.", "model_apply_chat_template")
    omit: tuple[str, ...] = need("The parameters or fields that it does not take; they have their defaults.", "[options]")


@dataclass(frozen=True, kw_only=True)
class Hints:
    """Where the C form of something is irregular. Nothing but the lowering to C reads this."""

    symbol: Identifier | None = may("The name of the function, or of the struct of a params record, without the prefix.", "model_desc")
    default_symbol: Identifier | None = may(
        "Of a params record: the function that gives its defaults. With it the struct has reserved space.", "model_default_params"
    )
    short: Short | None = may("A second function, or a second struct, that takes less.", "{ symbol: apply_chat_template, omit: [options] }")
    suffix: Identifier | None = may(
        "Of an input: what it adds to the names of C's functions; one input of an operation goes without.", "text"
    )
    result_after: str | None = may("The parameter behind which the out-buffer stands; else it comes last.", "text")
    buffer: Buffer | None = may("`limit`: the caller's buffer ends the work, so that nothing is made and lost.", "limit")
    omit: tuple[str, ...] = may("Parameters that this form does not take in C.", "[options]", ())
    handle: bool = may("A result record is a handle, and each of its fields has a function.", "true", False)
    shared_length: bool = may("The vectors among the parameters have one length, which is given once.", "true", False)
    indexed: Annotated[tuple[Identifier, ...], Length(3, 3)] = may(
        "Of a map: the names of the functions that give its count, a key and a value.", "[meta_count, meta_key, meta_val]", ()
    )


# Values


@dataclass(frozen=True, kw_only=True)
class Absent:
    """The value that stands in C for an optional number, flag or enum that is absent; no second field says so."""

    value: Absence = need(
        "The value. A field that came later than its record reads 0 as absent, for older programs have zeroed space there; a flag is"
        " a whole number in C, and its absence neither 0 nor 1.",
        '"0xFFFFFFFF"',
    )
    name: Snake | None = may("Its constant in C; only 0 and `nan` need none.", "seed_random")


@dataclass(frozen=True, kw_only=True)
class Field(PerhapsDescribed, Named):
    """A named value: a parameter of a call, or a field of a record. Their order is kept."""

    type: str = need("What the value means; see the types below.", "option<u32>")
    default: Value = may(
        "What it is where the caller leaves it out; `none` is an absent value, `[]` an empty list, `{}` a record's defaults.",
        '"0.8"',
    )
    min: Number | None = may("The least value that is accepted.", '"0"')
    max: Number | None = may("The greatest value that is accepted.", '"1"')
    named: dict[Snake, Whole] = may(
        "Of a whole number in a params record: names of numbers that mean something of their own, in and out of its range."
        " A default may be one of the names. C has a constant for each.",
        "{ auto: -2 }",
        {},
    )
    instead: str | None = may(
        "Of a number: what the message about a negative one ends with, for users of other libraries, where it means `off` or `all`."
        " Fields and parameters of one name say the same.",
        '"use 0 for all"',
    )
    built: bool = may("`false`: it is there already and not built yet; setting it answers NOT_AVAILABLE.", "false", True)
    changed: tuple[LanguageId, ...] = may(
        "Languages in which the call writes its result over this vector; others get another one. With `rust`, core itself writes over it.",
        "[c]",
        (),
    )
    parts: bool = may(
        "Of a string, or an optional one, in a params record: where users write objects, a list of text parts, as other APIs have it, is"
        " taken for what they are together; a part of another type is NOT_AVAILABLE.",
        "true",
        False,
    )
    absent: Absent | None = may(
        "Of an optional number, flag or enum that C is given: the value that means absent.", '{ value: "0xFFFFFFFF", name: seed_random }'
    )
    types: dict[LanguageId, str] = may(
        "Of an optional number or string in a params record: languages whose users give the plain one; 0 or an empty text is absence then.",
        "{ go: u32 }",
        {},
    )


@dataclass(frozen=True, kw_only=True)
class Input(Field):
    """One of the things that an operation may start from: each makes a call of its own, or is merged with the others into one."""

    noun: str = may("What docs of the operation call it where they say `[[input]]`.", "a prompt", "")
    suffix: str | None = may("What this start adds to the call's name; the first input goes without.", "from_tokens")
    merged: tuple[LanguageId, ...] = may("Languages that take any of the inputs in one place of one call.", "[python, cpp]", ())
    c: Hints | None = may("Hints for the C ABI: `suffix`.", "{ suffix: text }")


@dataclass(frozen=True, kw_only=True)
class Returned(PerhapsDescribed):
    """What a call gives back."""

    type: str = need("What the value means; see the types below.", "list<token>")
    static: bool = may("The text lives as long as the library.", "true", False)
    length: str | None = may("The fact of the handle that tells the length of the vector, or of each of the vectors.", "n_embd")


@dataclass(frozen=True, kw_only=True)
class EnumValue(Described):
    """One value of an enum."""

    code: Whole = need("Its number in the C ABI. It never changes.", "3")


@dataclass(frozen=True, kw_only=True)
class Enum(Described):
    """A closed set of named values."""

    values: dict[Snake, EnumValue] = need("The values, in the order of the docs.", '{ stop: { code: 0, summary: "Stops." } }')


@dataclass(frozen=True, kw_only=True)
class UnionCase(Described):
    """One case of a union."""

    type: str = need(
        "What it carries: text or, in a union that is given, a params record, in one that comes back a number, an enum or a result record.",
        "json",
    )


@dataclass(frozen=True, kw_only=True)
class Union(Described, Selective):
    """Exactly one of several cases."""

    cases: dict[Snake, UnionCase] = need(
        "The cases; their order numbers them in the C ABI.", '{ regex: { type: string, summary: "A pattern." } }'
    )


@dataclass(frozen=True, kw_only=True)
class Preset(Described):
    """A named set of a record's values."""

    set: dict[Snake, str] = need("The values; fields that are not named keep their defaults.", '{ temperature: "0", top_k: "1" }')


@dataclass(frozen=True, kw_only=True)
class Record(Described, Selective):
    """Named values that travel together."""

    kind: RecordKind = need("`params` is filled by the caller, `result` by the library.", "params")
    fields: dict[Snake, Field] = need(
        "The fields. New ones come last.", '{ top_k: { type: i32, default: "40", summary: "Tokens to keep." } }'
    )
    presets: dict[Snake, Preset] = may(
        "Named sets of values; `default` describes the defaults.", '{ greedy: { summary: "Repeats.", set: { top_k: "1" } } }', {}
    )
    pass_as: dict[LanguageId, PassAs] = may("How a language's users expect to give it.", "{ python: keywords, go: options }", {})
    lead: tuple[str, ...] = may(
        "Fields that come first as plain arguments where the record is spread over a call.", "[n_ctx, normalize]", ()
    )
    positional: tuple[str, ...] = may(
        "Fields that may be given by position, in this order, where a language can give them either way; the others need their names."
        " Grows at its end only. Where it is left out, those of `lead`.",
        "[n_ctx, n_batch, n_threads, embeddings]",
        (),
    )
    shorthand: tuple[str, ...] = may("A tuple of these fields is accepted where the record is.", "[role, content]", ())
    keyed_by: str | None = may(
        "A field whose map to the only other one says the same as a list of these, where the language's users write maps.", "token"
    )
    nested: str | None = may(
        "The key under which other APIs put the fields of this record, with the same word as its `type` beside it: taken as if they stood"
        " above, where a record may be given as the values of its shorthand.",
        "function",
    )
    aliases: dict[LanguageId, tuple[Identifier, ...]] = may(
        "Further names of its type, in languages that give every record one.", "{ node: [JsModelParams] }", {}
    )
    range_error: str | None = may("The error for a value outside `min` and `max`; INVALID_INPUT where it is left out.", "sampler")
    c: Hints | None = may("Hints for the C ABI: `symbol`, `default_symbol`, `short`, `handle`.", "{ default_symbol: model_default_params }")


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
        " and `give`, which takes the results of these calls.",
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
