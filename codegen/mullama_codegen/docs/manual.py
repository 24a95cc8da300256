"""The manual of `api.yaml`, for the person who adds to it: every key, from the classes of `description/shape.py` and `values.py`."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from ..description.keys import Length
from ..description.schema import held_by, is_required, key_of, reached, without_none, written
from ..description.shape import Description
from ..meaning.names import Name
from ..meaning.types import EnumRef, HandleRef, Kind, OptionOf, Scalar, spelt
from ..rules.positions import WANTED
from .overview import TYPES
from .parts import Page, Section, Table, slug
from .places import code

STEM = "api-yaml"
ABOUT = (
    "`api.yaml` describes the library once: what there is and what it means, never how a language or the C ABI stores it. The C ABI, every"
    " binding, the reference and the conformance clients are generated from it.",
    "This page has every key. What a file may not say is told with its line, all of it at once, and nothing is written:"
    " `api.yaml:212: Context.generate: …`. To add a method, see CONTRIBUTING.md.",
    "Names are words in `snake_case`; each language puts them in its own case. Numbers, `true` and `false` may stand in quotes or not.",
)
# Types that the reference has no row for, because no call gives them.
MORE_TYPES = (
    (OptionOf(Scalar(Kind.I32)), "A value or its absence; `default: none` lets the caller leave it out."),
    (HandleRef("model"), "A live object: one of `handles`."),
    (EnumRef("finish_reason"), "The name of an enum, a union or a record."),
)
REFERENCES = (
    "Docs name items of the API by references. Each language's docs have its own name there, in its case and with its link:"
    " `[[SamplerParams.top_k]]` is `SamplerParams.top_k` in Python, `{@link SamplerParams.topK}` in Node.js and so on."
    " A name that stands bare is refused: a spelling of C, an error's code, `true`, `null`, or an identifier of the API in any case."
    " A variable of the environment stands as code with its value, `MULLAMA_X=y`.",
)
WRITTEN = (
    ("`[[Model]]`", "a handle, stream, record, enum, union or callback", "plain words where a language has no such type"),
    ("`[[Model.tokenize]]`, `[[Model.n_vocab]]`", "a call, one of its forms by the form's name, or a fact", ""),
    ("`[[SamplerParams.top_k]]`, `[[SamplerParams.greedy]]`", "a field or a preset of a record", ""),
    ("`[[FinishReason.length]]`, `[[Constraint.regex]]`", "a value of an enum, a case of a union", ""),
    ("`[[version]]`", "a free function", ""),
    ("`[[errors.context_full]]`", "an error", "not in the summary of an error, which is its message"),
    ("`[[.max_tokens]]`", "what belongs to the same call, record, enum or handle", "the only way to name a parameter"),
    ("`[[input]]`", "the input that a call starts from, in the words of its `noun`", "in the docs of an operation with `inputs`"),
    ("`[[none]]`, `[[true]]`, `[[false]]`", "an absent value, as the type of the doc's item has it; truth", "`None`, `nil`, `NULL`"),
)


def page() -> Page:
    """`api-yaml.md`."""
    places = _places()
    shapes = [*reached(), *dict.fromkeys(base for shape in reached() for base in _bases(shape))]
    sections = (_section(shape, places.get(shape, ())) for shape in dict.fromkeys(shapes))
    types = Table(("type", "meaning"), tuple((code(spelt(type_)), meaning) for type_, meaning in (*TYPES, *MORE_TYPES)))
    positions = tuple(f"- {text[0].upper()}{text[1:]}." for text in WANTED.values())
    return Page(
        STEM,
        (
            Section(1, "The language of api.yaml", ABOUT),
            *sections,
            Section(2, "References in docs", REFERENCES, tables=(Table(("reference", "names", "note"), WRITTEN),)),
            Section(2, "Types", ("What a value means.",), tables=(types,)),
            Section(2, "Which types may stand where", ("\n".join(positions),)),
        ),
    )


def _section(shape: type, places: tuple[str, ...]) -> Section:
    rows = tuple(_row(shape, field) for field in dataclasses.fields(shape) if field.name in inspect.get_annotations(shape))
    shared = " and ".join(_link(base) for base in shape.__bases__ if base is not object)
    paragraphs = (
        inspect.getdoc(shape) or "",
        f"Stands at {', '.join(places)}." if places else "",
        f"Has what {shared} {'have' if ' and ' in shared else 'has'}, too." if shared else "",
    )
    tables = (Table(("key", "value", "meaning", "example"), rows),) if rows else ()
    return Section(2, _title(shape), tuple(filter(None, paragraphs)), tables=tables)


def _bases(shape: type) -> Iterator[type]:
    yield from (base for base in inspect.getmro(shape) if base not in (shape, object))


def _link(shape: type) -> str:
    return f"[{_title(shape).lower()}](#{slug(_title(shape))})"


def _title(shape: type) -> str:
    words = "".join(f"_{c.lower()}" if c.isupper() else c for c in shape.__name__)
    text = " ".join(Name.of(words).words)
    return "The file" if shape is Description else text.capitalize()


def _row(shape: type, field: dataclasses.Field[Any]) -> tuple[str, str, str, str]:
    key, doc, example = key_of(field), str(field.metadata["doc"]), str(field.metadata["example"])
    required = " Required." if is_required(field) else ""
    return f"`{key}`", _value(held_by(shape)[field.name]), doc + required, code(f"{key}: {example}")


def _value(annotation: Any) -> str:
    """What may stand behind a key, in words."""
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        base, extra = get_args(annotation)
        return _value(base) if isinstance(extra, Length) else str(extra.words)
    if get_origin(annotation) is tuple:
        return f"list of {_value(get_args(annotation)[0])}"
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        return f"{_value(value)} by {_value(key)}"
    if annotation is bool:
        return "`true` or `false`"
    if annotation is str:
        return "text"
    if dataclasses.is_dataclass(annotation):
        assert isinstance(annotation, type)
        return _link(annotation)
    *most, last = (f"`{word}`" for word in written(annotation))
    return f"{', '.join(most)} or {last}" if most else last


def _places() -> dict[type, tuple[str, ...]]:
    """Where each shape stands in the file: `handles.<name>.methods.<name>`."""
    found: dict[type, list[str]] = {}

    def visit(shape: type, path: str) -> None:
        for field in dataclasses.fields(shape):
            for inner, step in _steps(held_by(shape)[field.name]):
                place = f"{path}.{key_of(field)}{step}".lstrip(".")
                found.setdefault(inner, []).append(place)
                visit(inner, place)

    visit(Description, "")
    return {Description: (), **{shape: _shortest(places) for shape, places in found.items()}}


def _steps(annotation: Any) -> Iterator[tuple[type, str]]:
    """The shapes behind a key, and what stands between them and it."""
    annotation = without_none(annotation)
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation, ""
    elif get_origin(annotation) is dict and dataclasses.is_dataclass(value := get_args(annotation)[1]):
        assert isinstance(value, type)
        yield value, ".<name>"


def _shortest(places: list[str]) -> tuple[str, ...]:
    """The places by the key that holds the shape; where one key is there several times, the shortest speaks for all."""
    by_key: dict[str, list[str]] = {}
    for place in places:
        by_key.setdefault(place.removesuffix(".<name>").rpartition(".")[2], []).append(place)
    shown = sorted((min(same, key=len), len(same) > 1) for same in by_key.values())
    return tuple(f"`{place}`{' and the like' if more else ''}" for place, more in shown)
