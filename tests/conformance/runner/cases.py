"""Cases: YAML that says what is asked and what is expected, in the description's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mullama_codegen.languages import LANGUAGES
from mullama_codegen.meaning.model import Api, FormKind
from mullama_codegen.plan.calls import every_call
from mullama_codegen.plan.language import Language, Mistake

from .values import CaseError

STEP_KEYS = {
    "call",
    "op",
    "on",
    "name",
    "with",
    "bind",
    "save",
    "expect",
    "equals",
    "differs",
    "joined_equals",
    "starts_with",
    "contains",
    "record",
    "value",
    "error",
    "says",
    "repeat",
}
COUNTER = "{n}"  # in any text of a step that is repeated: which time it is, from 1
CASE_KEYS = {"about", "needs", "steps"}
EXPECTATIONS = ("expect", "equals", "differs", "joined_equals", "starts_with", "contains", "record", "value", "error")


@dataclass(frozen=True, slots=True)
class Step:
    """One request and what must come of it."""

    op: str  # call, fact, next, drain, close, …
    call: str  # a call's path, as in `context.generate/stream`; empty for other ops
    on: str
    name: str
    arguments: dict[str, Any]
    bind: str
    save: str
    expectation: str  # one of EXPECTATIONS, or empty: any success
    expected: Any
    says: str = ""  # what the error's message has in every language


@dataclass(frozen=True, slots=True)
class Case:
    """Steps that belong together, and the languages they are asked in."""

    id: str
    about: str
    languages: tuple[str, ...]
    steps: tuple[Step, ...]


class CaseLoader(yaml.SafeLoader):
    """YAML in which only `true` and `false` are booleans; PyYAML alone takes `on` and `no` for ones too."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the name and the kind are PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


CaseLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_cases(api: Api, folder: Path) -> list[Case]:
    """Every case of a folder, known to speak the description's language."""
    found, paths = [], paths_of(api)
    for file in sorted(folder.glob("*.yaml")):
        for id_, data in yaml.load(file.read_text(encoding="utf-8"), Loader=CaseLoader).items():
            found.append(case_from(api, f"{file.stem}/{id_}", data, paths))
    return found


def paths_of(api: Api) -> dict[str, set[str]]:
    """The paths of the calls that each language has."""
    return {id_: {call.path for call in every_call(api, id_)} for id_ in LANGUAGES}


def case_from(api: Api, id_: str, data: dict[str, Any], paths: dict[str, set[str]] | None = None) -> Case:
    """One case, known to speak the description's language; `paths` are those of `paths_of`."""
    paths = paths_of(api) if paths is None else paths
    if unknown := set(data) - CASE_KEYS:
        raise CaseError(f"{id_}: unknown keys {sorted(unknown)}")
    steps = tuple(_step(id_, once) for step in data["steps"] for once in _repeated(step))
    needs = _needs(id_, data.get("needs", ()))
    languages = tuple(x for x, language in LANGUAGES.items() if needs <= language.can_pass and _has(api, language, steps, paths))
    if not languages:
        raise CaseError(f"{id_}: no language can run it")
    return Case(id_, data["about"], languages, steps)


def _repeated(step: dict[str, Any]) -> list[dict[str, Any]]:
    """A step that says `repeat: 3` as three steps, 1, 2 and 3 in place of the counter; any other as itself."""
    if "repeat" not in step:
        return [step]
    bare = {key: value for key, value in step.items() if key != "repeat"}
    return [_counted(bare, str(n)) for n in range(1, step["repeat"] + 1)]


def _counted(value: Any, n: str) -> Any:
    match value:
        case str():
            return value.replace(COUNTER, n)
        case dict():
            return {key: _counted(item, n) for key, item in value.items()}
        case list():
            return [_counted(item, n) for item in value]
        case _:
            return value


def _step(case: str, data: dict[str, Any]) -> Step:
    if unknown := set(data) - STEP_KEYS:
        raise CaseError(f"{case}: unknown keys {sorted(unknown)} in a step")
    given = [key for key in EXPECTATIONS if key in data]
    if len(given) > 1:
        raise CaseError(f"{case}: a step expects one thing, not {', '.join(given)}")
    if "says" in data and given != ["error"]:
        raise CaseError(f"{case}: `says` is for the message of an error")
    return Step(
        op=data.get("op", "call"),
        call=data.get("call", ""),
        on=data.get("on", ""),
        name=data.get("name", ""),
        arguments=data.get("with", {}),
        bind=data.get("bind", ""),
        save=data.get("save", ""),
        expectation=given[0] if given else "",
        expected=data[given[0]] if given else None,
        says=data.get("says", ""),
    )


def _needs(case: str, words: Any) -> set[Mistake]:
    """What a language must be able to pass to run a case."""
    if unknown := set(words) - {mistake.value for mistake in Mistake}:
        raise CaseError(f"{case}: needs {', '.join(sorted(unknown))}; known are {', '.join(mistake.value for mistake in Mistake)}")
    return {Mistake(word) for word in words}


def _has(api: Api, language: Language, steps: tuple[Step, ...], paths: dict[str, set[str]]) -> bool:
    """Whether the language has every form and stream method that the steps use."""
    for step in steps:
        if step.call and not any(step.call in own for own in paths.values()):
            raise CaseError(f"no language has the call {step.call}")
        if step.call and step.call not in paths[language.id]:
            return False
        if step.op == "try_next" and not any(m.id == "try_next" and language.id in m.surface for s in api.streams for m in s.methods):
            return False
        if step.op == "drain_async" and not has_async_streams(api, language):
            return False
    return True


def has_async_streams(api: Api, language: Language) -> bool:
    """Whether a stream can be awaited piece by piece, in a form of its own or as every stream of the language can."""
    return language.streams_are_async or any(call.form is FormKind.ASYNC_STREAM for call in every_call(api, language.id))
