"""Runs all cases in all languages, side by side, and compares what must be the same."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mullama_codegen.meaning.model import Api

from .cases import Case
from .client import Client, ClientDied
from .run_case import Outcome, run_case
from .values import Tagged

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Failure:
    """One case that is not as it must be in one language."""

    case: str
    language: str
    why: str

    def __str__(self) -> str:
        return f"{self.case} [{self.language}] {self.why}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to."""

    passed: int
    failures: tuple[Failure, ...]
    per_language: dict[str, int]
    seconds: dict[tuple[str, str], float]  # of each case and language


def run_suite(api: Api, clients: list[Client], cases: list[Case], models: Path) -> Report:
    """Every case in every language that can run it."""
    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = list(pool.map(lambda client: run_language(api, client, cases, models), clients))
    by_language = {client.language: found for client, found in zip(clients, outcomes, strict=True)}
    failures = [failure for case in cases for failure in compare_outcomes(case, by_language)]
    total = sum(len(found) for found in outcomes)
    failures += [Failure("(start)", t.language, why) for t, why in _hello_problems(api, clients)]
    passed = total - len({(f.case, f.language) for f in failures})
    seconds = {(case, language): outcome.seconds for language, ran in by_language.items() for case, outcome in ran.items()}
    return Report(passed, tuple(failures), {k: len(v) for k, v in by_language.items()}, seconds)


def run_language(api: Api, client: Client, cases: list[Case], models: Path) -> dict[str, Outcome]:
    """Every case that one language can run."""
    found = {}
    for case in cases:
        if client.language not in case.languages:
            continue
        begin = time.monotonic()
        try:
            found[case.id] = run_case(api, client, case, models)
        except ClientDied as death:
            # One failed case; the next one gets a new process.
            found[case.id] = Outcome(client.language, failure=f"the client died: {death}")
        found[case.id].seconds = time.monotonic() - begin
    client.stop()
    return found


def compare_outcomes(case: Case, by_language: dict[str, dict[str, Outcome]]) -> list[Failure]:
    """The case's own failures, and the languages that differ from the first that passed."""
    ran = [(language, found[case.id]) for language, found in by_language.items() if case.id in found]
    failures = [Failure(case.id, language, outcome.failure) for language, outcome in ran if outcome.failure]
    good = [(language, outcome) for language, outcome in ran if not outcome.failure]
    for language, outcome in good[1:]:
        first_language, first = good[0]
        if outcome.answers != first.answers:
            place = next(i for i, (a, b) in enumerate(zip(first.answers, outcome.answers, strict=True)) if a != b)
            why = f"differs from {first_language}: {_cut(outcome.answers[place])} against {_cut(first.answers[place])}"
            failures.append(Failure(case.id, language, why))
    return failures


def _cut(answer: Tagged) -> str:
    """An answer that a line can hold."""
    text = str(answer)
    return text if len(text) < 300 else f"{text[:140]} … {text[-140:]}"


def _hello_problems(api: Api, clients: list[Client]) -> list[tuple[Client, str]]:
    """A client speaks for this API, in this version, with the features that the description gives its language."""
    from mullama_codegen import pipeline
    from mullama_codegen.languages import LANGUAGES
    from mullama_codegen.plan.realise import plans

    planned, digest, problems = plans(api, tuple(LANGUAGES.values())), pipeline.abi_of(api).digest, []
    for client in clients:
        try:
            hello = client.ask("hello").ok
        except ClientDied as death:
            problems.append((client, str(death)))
            continue
        finally:
            client.stop()
        fields = dict(hello[1]) if hello else {}
        expected = {
            "language": ["str", client.language],
            "version": ["str", api.library.version],
            "abi": ["i64", str(api.library.abi)],
            "api_digest": ["str", digest],
            "features": ["list", [["str", feature] for feature in planned[client.language].features]],
        }
        problems += [
            (client, f"hello: {key} is {fields.get(key)}, expected {value}") for key, value in expected.items() if fields.get(key) != value
        ]
    return problems
