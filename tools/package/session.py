"""The sessions `package` and `test-packages`: they know the list of package managers and none of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nox

from tools.dev import clean_room, steps
from tools.dev.stamps import ROOT
from tools.package import given, local, managers, recipes, roots
from tools.package.managers import NAMES, Row
from tools.package.natives import DIST, Natives
from tools.package.rooms import RELEASES, Trouble, this_machine

LOCAL = "--local"
GIVEN = "--given"
TARGET = "--target"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    names: tuple[str, ...]  # package managers
    targets: tuple[str, ...]  # recipes besides this machine's own
    local: bool
    given: bool


def read(words: Sequence[str]) -> Asked:
    """Reads the words behind `--`; raises Trouble with what there is where one is unknown."""
    names: list[str] = []
    targets: list[str] = []
    left = iter(words)
    for word in left:
        if word == TARGET:
            targets.append(next(left, ""))
        elif word not in (LOCAL, GIVEN):
            names.append(word)
    if unknown := [name for name in names if name not in NAMES]:
        raise Trouble(f"no package manager {', '.join(unknown)}; there are {', '.join(NAMES)}")
    if unknown := [name for name in targets if name not in recipes.OTHERS]:
        raise Trouble(f"{TARGET} knows no {', '.join(map(repr, unknown))}; there are {', '.join(recipes.OTHERS)}")
    if (LOCAL in words) + (GIVEN in words) + bool(targets) > 1:
        raise Trouble(f"{LOCAL}, {GIVEN} and {TARGET} exclude each other")
    return Asked(tuple(names) or NAMES, tuple(targets), LOCAL in words, GIVEN in words)


def asked_for(session: nox.Session) -> Asked:
    """What the command line asks for, or the session's end."""
    try:
        return read(session.posargs)
    except Trouble as trouble:
        steps.fail(session, str(trouble))


def compiled(session: nox.Session, asked: Asked) -> tuple[Natives, ...]:
    """The compiled parts: each recipe's from its root, with `--local` this machine's own, with `--given` what lies in build/natives."""
    if not (asked.local or asked.given) and (why := clean_room.obstacle()):
        steps.fail(session, f"the compiled parts cannot be built in a bare root: {why}")
    natives: list[Natives] = []
    try:
        if asked.given:
            return given.gather()
        if asked.local:
            return (local.gather(),)
        for recipe in (recipes.OWN, *(recipes.OTHERS[name] for name in asked.targets)):
            begin = time.monotonic()
            natives.append(roots.build(recipe))
            steps.say(f"  ok compiled for {recipe.platform.name} in a bare {recipe.release}  {steps.spelt(time.monotonic() - begin)}")
            for part in sorted(natives[-1].folder.iterdir()):
                steps.say(f"       {part.relative_to(ROOT)}  {spelt_size(size(part))}")
    except Trouble as trouble:
        steps.fail(session, f"the compiled parts cannot be built: {trouble}")
    return tuple(natives)


def pack_all(session: nox.Session) -> None:
    """Packs the compiled parts for each package manager, and says what came of it, with sizes."""
    asked = asked_for(session)
    natives = compiled(session, asked)
    DIST.mkdir(parents=True, exist_ok=True)
    (DIST / managers.FOR).write_text(" ".join([this_machine()] if asked.local else RELEASES))
    for name in asked.names:
        begin = time.monotonic()
        try:
            artefacts = managers.pack(name, natives)
        except Trouble as trouble:
            steps.fail(session, f"{name} cannot be packed: {trouble}")
        steps.say(f"  ok {name} packed  {steps.spelt(time.monotonic() - begin)}")
        for artefact in artefacts:
            steps.say(f"       {artefact.relative_to(ROOT)}  {spelt_size(size(artefact))}")


def check_all(session: nox.Session) -> None:
    """Tries each package manager's artefacts, goes on after a failure, and prints the table."""
    if why := clean_room.obstacle():
        steps.fail(session, f"packages are tried in bare roots: {why}")
    table: list[tuple[str, Row]] = []
    failed = []
    for name in asked_for(session).names:
        try:
            for row in managers.check(name):
                table.append((name, row))
                steps.say(f"  ok {name}: {row.step}  {steps.spelt(row.seconds)}  {row.said}")
        except Trouble as trouble:
            failed.append(name)
            steps.say(f"  FAILED {name}: {trouble}")
    steps.say("\n| package | step | time | |\n|---|---|---|---|")
    for name, row in table:
        steps.say(f"| {name} | {row.step} | {steps.spelt(row.seconds)} | {row.said} |")
    if failed:
        steps.fail(session, f"packages that do not hold: {', '.join(failed)}")


def size(path: Path) -> int:
    """The bytes of a file, or of all files of a folder."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())
    return path.stat().st_size


def spelt_size(count: int) -> str:
    """A size as people say it."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
