"""What a docstring says of a function and of its parameters, in the styles of NumPy, of Google and of reST."""

from __future__ import annotations

import inspect
import re

# A heading behind which nothing is said of what the function does.
HEADING = re.compile(
    r"^(?:(?P<numpy>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\n-{3,}\s*$"
    r"|(?P<google>Args|Arguments|Parameters|Returns|Yields|Raises|Examples?|Notes?):\s*$"
    r"|:\w+)",
    re.MULTILINE,
)
OF_PARAMETERS = ("Parameters", "Args", "Arguments")
REST = re.compile(r"^:param (?:[^:\n]* )?\*{0,2}(?P<name>\w+):\s*(?P<words>.*(?:\n[ \t]+.*)*)", re.MULTILINE)
NUMPY = re.compile(r"^(?P<name>\w+)(?:[ ]*:.*)?\n(?P<words>(?:[ \t]+.*\n?)+)", re.MULTILINE)
GOOGLE = re.compile(r"^[ \t]+(?P<name>\w+)(?:[ ]*\(.*?\))?:[ ]*(?P<words>.*(?:\n[ \t]{5,}.*)*)", re.MULTILINE)


def summary(what: object) -> str:
    """What the function does: all that stands before the first heading, on one line for each paragraph."""
    text = inspect.getdoc(what) or ""
    found = HEADING.search(text)
    paragraphs = (text[: found.start()] if found else text).split("\n\n")
    return "\n\n".join(_line(paragraph) for paragraph in paragraphs if paragraph.strip())


def parameters(what: object) -> dict[str, str]:
    """What is said of each parameter."""
    text = inspect.getdoc(what) or ""
    said = {one["name"]: _line(one["words"]) for one in REST.finditer(text)}
    headings = [one for one in HEADING.finditer(text) if one["numpy"] or one["google"]]
    for at, heading in enumerate(headings):
        if (heading["numpy"] or heading["google"]) not in OF_PARAMETERS:
            continue
        section = text[heading.end() : headings[at + 1].start() if at + 1 < len(headings) else len(text)]
        rows = (NUMPY if heading["numpy"] else GOOGLE).finditer(section)
        said.update({one["name"]: _line(one["words"]) for one in rows})
    return {name: words for name, words in said.items() if words}


def _line(text: str) -> str:
    return " ".join(text.split())
