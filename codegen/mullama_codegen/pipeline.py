"""The way of the data: load -> build -> validate -> lower -> view -> files."""

from __future__ import annotations

from pathlib import Path

from . import abi as abi_pass
from . import views
from .build import build
from .loader import Source, load
from .model import Api
from .problems import Problems
from .render import File
from .validate import validate


def understand(source: Source) -> Api:
    """The validated model of a description; every problem is raised at once."""
    problems = Problems()
    api = build(source, problems)
    problems.raise_any()
    validate(api, problems)
    problems.raise_any()
    return api


def read(description: Path) -> Api:
    """The validated model of the description in a file."""
    return understand(load(description))


def files(api: Api) -> list[File]:
    """Every file that a model calls for, in all languages."""
    return [file for target in views.TARGETS for file in files_of(api, target)]


def files_of(api: Api, target: str) -> list[File]:
    """The files of one language, or of the docs: each a path, a template and the view that it prints."""
    return list(views.TARGETS[target](api, abi_pass.lower(api)))
