"""The command line: `generate`, `generate --check`, `dump --pass PASS`, `mock --description F --out DIR`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import pipeline
from .description.loader import load
from .description.problems import DescriptionError
from .emit import headers, mock, tree
from .emit.dump import dump
from .languages import LANGUAGES

PASSES = ("description", "meaning", "plan", "cabi", *LANGUAGES, "docs")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; the exit status is 1 where a check finds a difference or the description is wrong."""
    options = _options(arguments)
    try:
        match options.command:
            case "generate":
                return _generate(options.root, options.check, options.cbindgen)
            case "dump":
                print(_dumped(options.root / "api.yaml", options.pass_))
            case _:
                _mock(options.root, options.description, options.out)
    except DescriptionError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} problems; nothing was written", file=sys.stderr)
        return 1
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mullama-codegen", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the repository; default: this folder")
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="write every generated file, delete orphans")
    generate.add_argument("--check", action="store_true", help="write nothing; fail on a changed, missing or orphaned file")
    generate.add_argument("--cbindgen", action="store_true", help="ask cbindgen for the C header even where nothing of it has changed")
    show = commands.add_parser("dump", help="print what a pass has made, as JSON")
    show.add_argument("--pass", dest="pass_", choices=PASSES, required=True)
    mocked = commands.add_parser("mock", help="write everything that another description calls for over a core of canned values")
    mocked.add_argument("--description", type=Path, required=True)
    mocked.add_argument("--out", type=Path, required=True)
    return parser.parse_args(arguments)


def _generate(root: Path, check: bool, ask_cbindgen: bool) -> int:
    made = pipeline.texts(pipeline.make(pipeline.read(root / "api.yaml")).files)
    made |= headers.make(root, made, ask_cbindgen)
    differences = tree.compare(root, made) if check else tree.write(root, made)
    for difference in differences:
        print(difference)
    print(f"{len(made)} files, {len(differences)} {'differ' if check else 'written or deleted'}")
    return 1 if check and differences else 0


def _dumped(description: Path, pass_: str) -> str:
    """What a pass makes; what it refers to of an earlier one is shown by its id."""
    match pass_:
        case "description":
            return dump(load(description, LANGUAGES))
        case "meaning":
            return dump(pipeline.read(description))
    made = pipeline.make(pipeline.read(description))
    match pass_:
        case "plan":
            return dump(made.plan, in_full=False)
        case "cabi":
            return dump(made.cabi, in_full=False)
    return dump(made.views[pass_], in_full=False)


def _mock(root: Path, description: Path, out: Path) -> None:
    api = pipeline.read(description)
    made = pipeline.texts([*pipeline.make(api).files, *pipeline.mock_core_files(api)])
    files = mock.tree(root, made)
    print(f"{len(files)} files, {mock.write(out, files)} written or deleted")
