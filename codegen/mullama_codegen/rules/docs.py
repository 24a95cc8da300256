"""What is written for readers is written, leads somewhere, and is not from the future."""

from __future__ import annotations

import re

from ..description.problems import Problems
from ..meaning import model as m
from ..meaning.links import LINK, link_targets
from ..meaning.walk import documented

PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBD|XXX)\b")


def check(api: m.Api, problems: Problems) -> None:
    """Notes docs that are missing, unfinished or wrong."""
    _docs(api, problems)
    _links(api, problems)
    _versions(api, problems)


def _docs(api: m.Api, problems: Problems) -> None:
    for name, doc, where in documented(api):
        if not doc.summary.strip():
            problems.add(where, name, "has no summary; say what it is, with units")
        elif not doc.summary.rstrip().endswith((".", "?", "!")):
            problems.add(where, name, f"summary does not end a sentence: {doc.summary!r}")
        if found := PLACEHOLDER.search(f"{doc.summary} {doc.details}"):
            problems.add(where, name, f"doc has '{found[0]}'; write it")


def _links(api: m.Api, problems: Problems) -> None:
    targets = link_targets(api)
    for name, doc, where in documented(api):
        for target in LINK.findall(f"{doc.summary} {doc.details}"):
            if target not in targets:
                problems.add(where, name, f"link [[{target}]] leads nowhere")


def _versions(api: m.Api, problems: Problems) -> None:
    current = _version(api.library.version)
    for name, doc, where in documented(api):
        if _version(doc.since) > current:
            problems.add(where, name, f"since {doc.since} is later than the library's version {api.library.version}")


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))
