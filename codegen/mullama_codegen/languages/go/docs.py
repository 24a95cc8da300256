"""Doc comments as Go's tools expect them: they begin with the item's name."""

from __future__ import annotations

from ...meaning.model import Api, Default, Doc, Field
from ...meaning.names import Name
from ...meaning.types import ListOf, MapOf, OptionOf, RecordRef, Type, Vector
from ..texts import doc_text
from .spell import exported

ARTICLES = ("The ", "A ", "An ")
QUESTIONS = ("How ", "Why ", "Whether ", "What ", "Where ", "When ", "Which ")


def doing(name: str, doc: Doc) -> str:
    """For what is called: `Tokenize turns text into tokens.`"""
    text = doc_text(doc)
    return f"{name} gives {small(text)}" if text.startswith(ARTICLES) else f"{name} {small(text)}"


def giving(name: str, doc: Doc) -> str:
    """For what is read: `NVocab gives the number of tokens in the vocabulary`, `HasDecoder says whether the model has a decoder`."""
    text = doc_text(doc)
    if text.startswith(QUESTIONS):
        return f"{name} says {small(text)}"
    return f"{name} gives {small(text)}" if text.startswith(ARTICLES) else f"{name} gives the {small(text)}"


def being(name: str, doc: Doc) -> str:
    """For types and values: `CancelToken is a flag`, `ModelParams says how a model is loaded`."""
    text = doc_text(doc)
    if text.startswith(QUESTIONS):
        return f"{name} says {small(text)}"
    return f"{name} is {small(text)}" if text.startswith(ARTICLES) else f"{name}: {small(text)}"


def meaning(name: str, doc: Doc) -> str:
    """For values and errors, whose docs are sentences: `FinishReasonLength: the limit of tokens was reached.`"""
    return f"{name}: {small(doc_text(doc))}"


def errors_line(api: Api, errors: tuple[str, ...]) -> str:
    """The sentinels that a call can answer, as a last paragraph."""
    if not errors:
        return ""
    return "\n\nErrors: " + ", ".join(f"[Err{exported(api.error(e).name)}]" for e in errors) + "."


def field_doc(field: Field) -> str:
    """A field's summary with its default, and what it answers when it is not built yet."""
    text = doc_text(field.doc)
    if field.default is not None:
        shown = _default(field.type, field.default)
        text += f" Default: {shown}." if shown else ""
    if not field.built:
        text += " Not built yet: setting it answers [ErrNotAvailable]."
    return text


def name_of_error(name: Name) -> str:
    """The sentinel of an error."""
    return "Err" + exported(name)


def _default(type_: Type, default: Default) -> str:
    if isinstance(type_, (ListOf, MapOf, Vector, RecordRef, OptionOf)):
        return ""
    return default.text


def small(text: str) -> str:
    """The text with a small first letter, unless it begins with an initialism."""
    first = text.split(maxsplit=1)[0]
    return text if len(first) > 1 and first[:2].isupper() else text[:1].lower() + text[1:]
