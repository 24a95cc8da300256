"""Turns `[[Model.tokenize]]` in a doc into a language's own link."""

from __future__ import annotations

from ..meaning.links import LINK
from ..meaning.model import Api, Doc
from ..meaning.names import Case, Name
from ..plan.language import Language


def link(target: str, language: Language) -> str:
    """One link: `Type`, `Type.member` or `function`."""
    type_, dot, member = target.rpartition(".")
    if not dot and target[:1].isupper():
        return language.links.pattern.format(type=target, sep="", member="")
    spelt = Name.of(member).to(language.case)
    if not dot:
        return language.links.pattern.format(type="", sep="", member=spelt)
    return language.links.pattern.format(type=type_, sep=language.links.separator, member=spelt)


def linked(text: str, language: Language) -> str:
    """A doc's text with every link in the language's form."""
    return LINK.sub(lambda match: link(match[1], language), text)


def doc_text(doc: Doc, language: Language) -> str:
    """Summary and details as one text of lines."""
    parts = [linked(doc.summary, language)]
    if doc.details:
        parts.append(linked(doc.details, language))
    return "\n\n".join(parts)


def error_names(api: Api, errors: tuple[str, ...]) -> tuple[str, ...]:
    """The errors' names as the C ABI spells them, for docs."""
    return tuple(api.error(e).name.to(Case.SCREAMING) for e in errors)
