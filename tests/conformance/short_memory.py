"""Short memory is an error in the languages whose runtime is in the same process: `python tests/conformance/short_memory.py [--step 2]`.

Each kind of call is made with 0, 2, 4 … MB of address space to spare, until it works. What cannot be had is an error with a code, or the
runtime's own (Python's MemoryError); where the process dies instead, it has to be by the runtime's hand, which is counted and named. C's
own test, with a process for each step, is bindings/c/tests/test_memory.c.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "codegen")]

from runner.client import Client, ClientDied, client_of  # noqa: E402
from runner.models import models_folder  # noqa: E402
from runner.values import Tagged  # noqa: E402

# What short memory is not: a bug of ours, or a doubt about what was given.
INTERNAL, ENGINE = -12, -21
MOST = 512  # MB that each call works with
# By what a runtime says that it is the one who gave up; what none of these is was ours.
GIVES_UP = {
    "Python's MemoryError": re.compile(r"MemoryError"),
    "Python has no memory for itself": re.compile(r"Fatal Python error"),
    "V8 has no memory for itself": re.compile(r"FATAL ERROR:|Fatal process out of memory|# Fatal error in|Fatal JavaScript"),
    # Two of V8's threads at once say no more than "recursively"; an exception of ours is caught, or a panic that says so.
    "Node.js has no memory for itself": re.compile(
        r"ERR_MEMORY_ALLOCATION_FAILED|node: \.\./|Aborted at node|std::bad_alloc|terminate called recursively"
    ),
}
OURS = re.compile(r"memory allocation of \d+ bytes failed|GGML_ASSERT|panicked at")

# For its last character Node.js has the text looked at once more.
TEXT = "word and " * (1 << 15) + "\ufffd"


def integer(value: int) -> Tagged:
    """A number as the clients take it."""
    return ["i64", str(value)]


def call(client: Client, method: str, target: str | None = None, bind: str | None = None, **args: Tagged) -> Any:
    """One call of the client's."""
    return client.ask("call", method=method, target=target, bind=bind, args=args)


def load(client: Client, models: Path) -> Any:
    """A model."""
    return call(client, "model.load", bind="m", path=["str", str(models / "tiny.gguf")])


def context(client: Client, n_ctx: int) -> Any:
    """A context of it."""
    params = ["record", {"n_ctx": integer(n_ctx), "n_threads": integer(1)}]
    return call(client, "context.new", bind="c", model=["handle", "m"], params=params)


def generator(client: Client) -> Any:
    """A generator of embeddings."""
    config = ["record", {"n_threads": integer(1)}]
    return call(client, "embedding_generator.new", bind="e", model=["handle", "m"], config=config)


@dataclass(frozen=True)
class Phase:
    """One kind of call, and what it needs to be there."""

    name: str
    call: Callable[[Client, Path], Any]
    needs: tuple[Callable[[Client, Path], Any], ...] = ()


GREEDY: dict[str, Tagged] = {
    "prompt": ["str", "Once upon a time"],
    "max_tokens": integer(60),
    "sampler": ["preset", ["sampler_params", "greedy"]],
}
PHASES = (
    Phase("load", load),
    Phase("context", lambda client, _: context(client, 8192), (load,)),
    Phase(
        "generate", lambda client, _: call(client, "context.generate", "c", None, **GREEDY), (load, lambda client, _: context(client, 512))
    ),
    Phase("tokenize", lambda client, _: call(client, "model.tokenize", "m", text=["str", TEXT]), (load,)),
    Phase("embedder", lambda client, _: generator(client), (load,)),
    Phase(
        "embed",
        lambda client, _: call(client, "embedding_generator.embed", "e", text=["str", "hello there"]),
        (load, lambda client, _: generator(client)),
    ),
)


@dataclass
class Told:
    """What came of a phase's steps."""

    works_with: int = -1
    errors: Counter[int] = field(default_factory=Counter)  # by code
    gave_up: Counter[str] = field(default_factory=Counter)  # by who
    wrong: list[str] = field(default_factory=list)


def address_space(pid: int) -> int:
    """Bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * resource.getpagesize()


def limit(client: Client, n_bytes: int) -> None:
    """Bounds the client's address space; the bound can be lifted."""
    assert client.process is not None
    resource.prlimit(client.process.pid, resource.RLIMIT_AS, (n_bytes, resource.RLIM_INFINITY))


def prepared(client: Client, phase: Phase, models: Path) -> None:
    """Starts the client and makes what the phase needs."""
    for need in (lambda client, _: client.ask("hello"), *phase.needs):
        answer = need(client, models)
        if answer.ok is None:
            raise SystemExit(f"{client.language} cannot prepare {phase.name}: {answer}")


def walk(client: Client, phase: Phase, models: Path, step: int) -> Told:
    """Makes the call with more and more memory until it works; after a death in a new process."""
    told = Told()
    for megabytes in range(0, MOST + 1, step):
        if client.process is None:
            prepared(client, phase, models)
        before = client.log.stat().st_size
        assert client.process is not None
        limit(client, address_space(client.process.pid) + (megabytes << 20))
        try:
            answer = phase.call(client, models)
        except ClientDied as death:
            client.stop()
            note_death(told, megabytes, str(death), client.log.read_bytes()[before:].decode(errors="replace"))
            continue
        limit(client, resource.RLIM_INFINITY)
        if answer.ok is not None:
            told.works_with = megabytes
            break
        told.errors[answer.code] += 1
        if answer.code in (INTERNAL, ENGINE) or not answer.message:
            told.wrong.append(f"with {megabytes} MB: a bad error: {answer}")
    else:
        told.wrong.append(f"it does not work with {MOST} MB")
    client.stop()
    return told


def note_death(told: Told, megabytes: int, how: str, said: str) -> None:
    """Tells the runtime's own giving up from a death of ours."""
    both = f"{said}\n{how}"
    who = next((who for who, pattern in GIVES_UP.items() if pattern.search(both)), None)
    if who is None or OURS.search(both):
        told.wrong.append(f"with {megabytes} MB: {how[-300:]}: {said.strip()[-600:]}")
    else:
        told.gave_up[who] += 1


def main() -> int:
    """The exit status is 1 where a process died by our hand, or an error says nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default="python,node", help="separated by commas")
    parser.add_argument("--step", type=int, default=2, help="MB from one try to the next")
    parser.add_argument("--phase", default="", help="only this kind of call")
    options = parser.parse_args()
    models, wrong = models_folder(ROOT), 0
    for language in options.languages.split(","):
        for phase in PHASES:
            if options.phase not in ("", phase.name):
                continue
            told = walk(client_of(language, ROOT), phase, models, options.step)
            errors = ", ".join(f"{count} x {code}" for code, count in sorted(told.errors.items())) or "none"
            gave_up = ", ".join(f"{who}: {count}" for who, count in sorted(told.gave_up.items())) or "none"
            print(f"{language:7} {phase.name:9} works with {told.works_with:3} MB; errors before: {errors}; by the runtime: {gave_up}")
            for line in told.wrong:
                print(f"  WRONG {line}")
            wrong += len(told.wrong)
    print(f"{wrong} deaths or errors of ours that say nothing")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
