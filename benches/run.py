"""Measure every language against raw llama.cpp in interleaved pairs, and print one table for each model.

    python benches/run.py [--models tiny random smollm2 gemma] [--languages rust python ...] [--only stream load ...] [--quick]

`benches/README.md` says what is measured and how a language's program is called.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches import cancel, conversation, heartbeat  # noqa: E402  # ours, found from the repository's root
from benches.chat import lines as chats  # noqa: E402
from benches.duel import Duel, Patience  # noqa: E402
from benches.mask import lines as masks  # noqa: E402
from benches.pairs import LEAST_PAIRS, Ratio  # noqa: E402
from benches.programs import LANGUAGES, RAW, Program, ProgramError  # noqa: E402
from benches.swap import line as cost_of_a_swap  # noqa: E402
from benches.workloads import MODELS, WHATS, Model, What  # noqa: E402

LINES = ("chat", "conversation", "swap", "mask", "cancel", "heartbeat")
"""What is no ratio to raw and has a line of its own."""
WIDTH = 140
"""Of the tables, where no terminal has one."""
QUICK = Patience(most=2 * LEAST_PAIRS, seconds=3)

Cells = dict[tuple[str, str], Ratio]
"""Ratios by language and kind of work."""


class DisagreementError(Exception):
    """Two programs did not do the same work."""


def measure(program: Program, model: Model, what: What, patience: Patience, counts: dict[str, int]) -> Ratio:
    """One ratio. What the programs counted joins `counts`, and all of those must be equal."""
    with Duel(program, model, what) as duel:
        found = duel.ratio(patience)
        of_raw, counts[program.language] = duel.counts
    if what.same_count:
        counts[RAW.language] = of_raw
    if len(set(counts.values())) > 1:
        raise DisagreementError(f"{what.name} on {model.name}: the counts differ, so the work was not the same: {counts}")
    return found


def cell(model: Model, what: What, found: Ratio | None) -> str:
    """The bound that counts, under it the median and half the interval; red where it misses its aim, with ~ where it is still wide."""
    if found is None:
        return "-"
    aim = what.aim_on(model)
    bound = found.high if what.is_time else found.low
    missed = bound > aim if what.is_time else bound < aim
    shown = f"{bound:.2f}"
    wide = "~" if found.width >= Patience.width else ""
    colour = f"[red]{shown}[/red]" if missed else shown
    return f"{wide}{colour}\n{found.median:.2f} ±{50 * found.width:.1f}%"


def table(model: Model, programs: list[Program], whats: list[What], cells: Cells) -> Table:
    """One model's ratios."""
    title = f"{model.title}: ratio to raw llama.cpp: the bound of the 95 % interval that counts; under it the median and half the interval"
    shown = Table(title=title)
    shown.add_column("language")
    for what in whats:
        sign = "≤" if what.is_time else "≥"
        shown.add_column(f"{what.name}\n{sign} {what.aim_on(model):.2f}", justify="right")
    for program in programs:
        shown.add_row(program.language, *(cell(model, what, cells.get((program.language, what.name))) for what in whats))
    return shown


def prepared(console: Console, wanted: list[str] | None) -> list[Program]:
    """The programs that could be built, raw first; what could not is said."""
    programs = []
    for program in [RAW, *LANGUAGES]:
        if program is not RAW and wanted and program.language not in wanted:
            continue
        if problem := program.prepare(MODELS["tiny"].path):
            console.print(f"{program.language}: not built, so not measured ({problem})", style="yellow", markup=False)
        else:
            programs.append(program)
    return programs


def ratios(console: Console, programs: list[Program], models: list[Model], whats: list[What], patience: Patience) -> list[str]:
    """Measures and prints a table for each model; what failed, a line each."""
    failed: dict[str, str] = {}
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("measuring", total=len(models) * sum(what.is_for(one.language) for what in whats for one in programs))
        for model in models:
            cells: Cells = {}
            for what in whats:
                counts: dict[str, int] = {}
                for program in programs:
                    if not what.is_for(program.language) or program.language in failed:
                        continue
                    progress.update(task, advance=1, description=f"{model.name}, {what.name}, {program.language}")
                    try:
                        cells[program.language, what.name] = measure(program, model, what, patience, counts)
                    except ProgramError as error:
                        failed[program.language] = f"{program.language} failed at {what.name} on {model.name}: {error}"
            console.print(table(model, programs, whats, cells))
    return list(failed.values())


def main() -> int:
    """Measure and print; 1 if nothing is built or something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MODELS))
    parser.add_argument("--languages", nargs="+", choices=[program.language for program in LANGUAGES])
    parser.add_argument(
        "--only", nargs="+", choices=[*WHATS, *LINES], default=[*WHATS, *LINES], metavar="WHAT", help=", ".join([*WHATS, *LINES])
    )
    parser.add_argument("--pairs", type=int, default=100, help="most pairs for one ratio")
    parser.add_argument("--seconds", type=float, default=30, help="most seconds for one ratio")
    parser.add_argument("--quick", action="store_true", help=f"at most {QUICK.most} pairs and {QUICK.seconds} seconds for one ratio")
    args = parser.parse_args()
    patience = QUICK if args.quick else Patience(most=args.pairs, seconds=args.seconds)
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    programs = prepared(console, args.languages)
    if RAW not in programs or len(programs) == 1:
        console.print("nothing to compare: `nox -s build` builds all of it", style="red")
        return 1
    programs.remove(RAW)
    models = []
    for model in (MODELS[name] for name in args.models):
        if problem := model.make():
            console.print(f"{model.name}: not measured, {problem}", style="yellow", markup=False)
        else:
            models.append(model)
    console.print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; one thread each; ~ where the interval is not under {Patience.width:.0%}"
    )
    whats = [what for what in WHATS.values() if what.name in args.only]
    try:
        failed = ratios(console, programs, models, whats, patience) if whats else []
    except DisagreementError as error:
        console.print(f"{error}", style="red")
        return 1
    if "chat" in args.only:
        for line in chats(models):
            console.print(line, markup=False, highlight=False)
    if "mask" in args.only:
        for line in masks(models, pairs=LEAST_PAIRS if args.quick else 24):
            console.print(line, markup=False, highlight=False)
    if "swap" in args.only:
        console.print(cost_of_a_swap(tokens=2000, rounds=3 if args.quick else 9), markup=False, highlight=False)
    for name, found in (("conversation", conversation), ("cancel", cancel), ("heartbeat", heartbeat)):
        if name in args.only:
            for line in found.lines([model for model in models if model.name in found.MEASURED]):
                console.print(line, markup=False, highlight=False)
    for problem in failed:
        console.print(problem, style="red", markup=False)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
