"""Runs sessions side by side: most of their steps are programs of one thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import nox

from tools.dev import steps

LANES = 2

Session = Callable[[nox.Session], None]


def run(session: nox.Session, sessions: Mapping[str, Session]) -> None:
    """Runs all of them, the first alone and the others in their order, going on after one that fails; then names those that failed."""
    problems: dict[str, BaseException] = {}

    def one(name: str) -> None:
        begin = time.monotonic()
        try:
            sessions[name](session)
        except BaseException as problem:
            problems[name] = problem
        steps.say(f"session {name}: {'FAILED' if name in problems else 'ok'}, {steps.spelt(time.monotonic() - begin)}")

    first, *rest = sessions
    one(first)
    with ThreadPoolExecutor(LANES) as pool:
        try:
            list(pool.map(one, rest))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    said = steps.failures
    # What failed otherwise than as a step has not been told.
    said.extend(f"{name}: {problem}" for name, problem in problems.items() if not any(str(problem) in line for line in said))
    if problems:
        session.error(f"{len(problems)} of {len(sessions)} sessions failed: {', '.join(name for name in sessions if name in problems)}")
