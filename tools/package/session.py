"""The sessions `package` and `test-packages`: they know the list of package managers and none of them."""

from __future__ import annotations

import time
from pathlib import Path

import nox

from tools.dev import clean_room, steps
from tools.dev.stamps import ROOT
from tools.package import debian11, given, local, managers
from tools.package.managers import NAMES, Row
from tools.package.natives import DIST, Natives
from tools.package.rooms import RELEASES, Trouble, this_machine

LOCAL = "--local"
GIVEN = "--given"


def asked_for(session: nox.Session) -> tuple[str, ...]:
    """The package managers that the command line names, or all."""
    named = tuple(each for each in session.posargs if each not in (LOCAL, GIVEN))
    if unknown := [name for name in named if name not in NAMES]:
        steps.fail(session, f"no package manager {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return named or NAMES


def compiled(session: nox.Session) -> tuple[Natives, ...]:
    """The compiled parts: those of the Debian 11 root, with `--local` this machine's own, with `--given` what lies in build/natives."""
    if not {LOCAL, GIVEN} & {*session.posargs} and (why := clean_room.obstacle()):
        steps.fail(session, f"the compiled parts cannot be built in a Debian 11 root: {why}")
    begin = time.monotonic()
    build = local.gather if LOCAL in session.posargs else debian11.build
    try:
        natives = given.gather() if GIVEN in session.posargs else (build(),)
    except Trouble as trouble:
        steps.fail(session, f"the compiled parts cannot be built: {trouble}")
    steps.say(f"  ok compiled parts of {', '.join(each.platform.name for each in natives)}  {steps.spelt(time.monotonic() - begin)}")
    return natives


def pack_all(session: nox.Session) -> None:
    """Packs the compiled parts for each package manager, and says what came of it, with sizes."""
    natives = compiled(session)
    DIST.mkdir(parents=True, exist_ok=True)
    (DIST / managers.FOR).write_text(" ".join([this_machine()] if LOCAL in session.posargs else RELEASES))
    for name in asked_for(session):
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
        steps.say(f"test-packages: not run: {why}")
        return
    table: list[tuple[str, Row]] = []
    failed = []
    for name in asked_for(session):
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
