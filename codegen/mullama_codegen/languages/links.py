"""Turns `[[Model.tokenize]]` in a doc into a language's own link."""

from __future__ import annotations

from ..meaning.links import LINK
from ..meaning.model import Api, Doc
from ..meaning.names import Case, Name
from ..plan.calls import CASES

FORMS = {
    "rust": "[`{type}{sep}{member}`]",
    "python": "`{type}{sep}{member}`",
    "node": "{{@link {type}{sep}{member}}}",
    "go": "[{type}{sep}{member}]",
    "php": "{{@see {type}{sep}{member}}}",
    "c": "`{type}{sep}{member}`",
    "cpp": "`{type}{sep}{member}`",
}
SEPARATORS = {"rust": "::", "php": "::", "cpp": "::", "c": "."}


def link(target: str, language: str) -> str:
    """One link: `Type`, `Type.member` or `function`."""
    type_, dot, member = target.rpartition(".")
    if not dot and target[:1].isupper():
        return FORMS[language].format(type=target, sep="", member="")
    spelt = Name.of(member).to(CASES[language])
    if not dot:
        return FORMS[language].format(type="", sep="", member=spelt)
    return FORMS[language].format(type=type_, sep=SEPARATORS.get(language, "."), member=spelt)


def linked(text: str, language: str) -> str:
    """A doc's text with every link in the language's form."""
    return LINK.sub(lambda match: link(match[1], language), text)


def doc_text(doc: Doc, language: str) -> str:
    """Summary and details as one text of lines."""
    parts = [linked(doc.summary, language)]
    if doc.details:
        parts.append(linked(doc.details, language))
    return "\n\n".join(parts)


def error_names(api: Api, errors: tuple[str, ...]) -> tuple[str, ...]:
    """The errors' names as the C ABI spells them, for docs."""
    return tuple(api.error(e).name.to(Case.SCREAMING) for e in errors)
