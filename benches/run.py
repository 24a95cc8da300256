"""Measure every language against raw llama.cpp in one interleaved run, and print one table.

    python benches/run.py [--models tiny random] [--rounds 5] [--languages rust python ...]

`benches/README.md` says what is measured and how a language's program is called.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benches.programs import LANGUAGES, RAW, Program, Sample  # noqa: E402  # ours, found from the repository's root
from benches.swap import line as cost_of_a_swap  # noqa: E402
from benches.workloads import MODELS, WHATS, Model, What, Workload, workloads  # noqa: E402

Ratios = dict[tuple[str, str, str], list[float]]
"""Ratios to raw, one a round, by model, language and what was measured."""


class Disagreement(Exception):
    """Two programs did not do the same work."""


def measure(program: Program, work: Workload) -> Sample:
    """Run one program once."""
    return program.run(work.model.path, work.what, work.repeats, work.argument)


def one_round(programs: list[Program], work: Workload, ratios: Ratios, failed: dict[str, str], tick: Callable[[], None]) -> None:
    """Run raw and then each language, and keep their ratios; who fails is not asked again."""
    raw = measure(RAW, work)
    tick()
    counts: dict[str, int] = {}
    for program in programs:
        tick()
        if program.language in failed:
            continue
        try:
            sample = measure(program, work)
        except (subprocess.SubprocessError, ValueError) as error:
            failed[program.language] = f"{work.what} on {work.model.name}: {error}"
            continue
        counts[program.language] = sample.count
        ratio = sample.median / raw.median
        ratios[work.model.name, program.language, work.what].append(ratio if WHATS[work.what].lower_is_better else 1 / ratio)
    if work.what in ("tokenize", "load"):
        counts[RAW.language] = raw.count
    if len(set(counts.values())) > 1:
        raise Disagreement(f"{work.what} on {work.model.name}: the counts differ, so the work was not the same: {counts}")


def cell(model: Model, what: What, measured: list[float]) -> str:
    """The median, in red where it misses its aim."""
    if not measured:
        return "-"
    median = statistics.median(measured)
    aim = model.aims[what.name]
    missed = median > aim if what.lower_is_better else median < aim
    return f"[red]{median:.2f}[/red]" if missed else f"{median:.2f}"


def table(model: Model, programs: list[Program], ratios: Ratios) -> Table:
    """Medians of the ratios, with what misses its aim in red."""
    shown = Table(title=f"{model.title}: ratio to raw llama.cpp, medians")
    shown.add_column("language")
    for what in WHATS.values():
        bound = "≤" if what.lower_is_better else "≥"
        shown.add_column(f"{what.name}\n{bound} {model.aims[what.name]:.2f}", justify="right")
    for program in programs:
        measured = (cell(model, what, ratios[model.name, program.language, what.name]) for what in WHATS.values())
        shown.add_row(program.language, *measured)
    return shown


def main() -> int:
    """Measure and print; 1 if nothing is built or something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MODELS))
    parser.add_argument("--languages", nargs="+", choices=[program.language for program in LANGUAGES])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    console = Console()

    programs = []
    for program in [RAW, *LANGUAGES]:
        if program is not RAW and args.languages and program.language not in args.languages:
            continue
        if problem := program.prepare(MODELS["tiny"].path):
            console.print(f"{program.language}: not built, so not measured ({problem})", style="yellow", markup=False)
        else:
            programs.append(program)
    if RAW not in programs or len(programs) == 1:
        console.print("nothing to compare: `nox -s build` builds all of it", style="red")
        return 1
    programs.remove(RAW)

    ratios: Ratios = defaultdict(list)
    failed: dict[str, str] = {}
    models = [MODELS[name] for name in args.models]
    for model in models:
        model.make()
    todo = [work for model in models for work in workloads(model)]
    try:
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("measuring", total=args.rounds * len(todo) * (len(programs) + 1))
            for _ in range(args.rounds):
                for work in todo:
                    one_round(programs, work, ratios, failed, lambda: progress.advance(task))
    except (Disagreement, subprocess.SubprocessError) as error:
        console.print(f"{error}", style="red")
        return 1
    for model in models:
        console.print(table(model, programs, ratios))
    console.print(cost_of_a_swap(tokens=2000, rounds=9), markup=False, highlight=False)
    for language, problem in failed.items():
        console.print(f"{language} failed: {problem}", style="red", markup=False)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
