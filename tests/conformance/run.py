"""The conformance suite: `python tests/conformance/run.py [--languages rust,go] [--case generate/story]`.

With `--real` the cases are those of `runner/real.py`, on models that `tests/models/real_models.py` has fetched. With `--planted FOLDER`
they are those in `planted/`, and what the clients load are the libraries in that folder, which `nox -s planted` builds.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "codegen")]

from mullama_codegen import pipeline  # noqa: E402
from mullama_codegen.languages import LANGUAGES  # noqa: E402
from runner.cases import read_cases  # noqa: E402
from runner.client import Client, client_of  # noqa: E402
from runner.features import feature_table  # noqa: E402
from runner.gpu import on_gpu  # noqa: E402
from runner.junit import write_junit  # noqa: E402
from runner.known import known_failures, unexpected  # noqa: E402
from runner.models import models_folder  # noqa: E402
from runner.real import Oracle, real_cases  # noqa: E402
from runner.suite import run_suite  # noqa: E402


def put_over(client: Client, folder: Path) -> None:
    """Lets a client of any language have the library of this folder.

    Those that load it are told, those that link it look there first, and a program that has it inside is started from there.
    """
    client.environment = {"MULLAMA_LIB": str(folder), "LD_LIBRARY_PATH": str(folder)}
    program = folder / Path(client.command[0]).name
    if program.is_file():
        client.command = [str(program), *client.command[1:]]


def main() -> int:
    """Runs the suite; the exit status is 1 where an answer is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="only these, separated by commas")
    parser.add_argument("--case", default="", help="only cases whose id begins so")
    parser.add_argument("--junit", type=Path, help="write a JUnit report to this file")
    parser.add_argument("--real", action="store_true", help="the cases on the real models, against raw llama.cpp")
    parser.add_argument("--gpu", action="store_true", help="every model with all its layers on a GPU, by a library that is built for one")
    parser.add_argument(
        "--planted", type=Path, metavar="FOLDER", help="the cases with planted assertions, over the libraries in this folder"
    )
    parser.add_argument(
        "--client",
        action="append",
        default=[],
        metavar="LANGUAGE=COMMAND",
        help="start this language's client so, as over an installed package",
    )
    options = parser.parse_args()
    api = pipeline.read(ROOT / "api.yaml")
    if options.real:
        models = ROOT / "build" / "models"
        every = real_cases(api, Oracle(ROOT / "target" / "release" / "mullama-oracle", models))
    else:
        models = models_folder(ROOT)
        every = read_cases(api, ROOT / "tests/conformance" / ("planted" if options.planted else "cases"))
    cases = [case for case in every if case.id.startswith(options.case)]
    if options.gpu:
        cases = on_gpu(cases)
    if not cases:
        print(f"no case begins with {options.case!r}")
        return 1
    clients = [client_of(language, ROOT) for language in options.languages.split(",")]
    commands = dict(given.split("=", 1) for given in options.client)
    for client in clients:
        if options.planted:
            put_over(client, options.planted.resolve())
        client.command = shlex.split(commands.pop(client.language, "")) or client.command
    if commands:
        parser.error(f"--client names {', '.join(commands)}, which --languages does not")
    report = run_suite(api, clients, cases, models)
    complete = not options.case and not options.real and not options.planted
    failures = unexpected(report.failures, known_failures(ROOT / "tests/conformance/known_failures.yaml"), complete=complete)
    if options.junit:
        write_junit(options.junit, report, failures)
    for failure in failures:
        print(f"FAILED {failure}")
    if complete:
        print(feature_table(api, [client.language for client in clients], report.seconds, report.failures))
    counts = ", ".join(f"{language} {count}" for language, count in report.per_language.items())
    print(f"{len(cases)} cases; run per language: {counts}")
    print(f"{report.passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
