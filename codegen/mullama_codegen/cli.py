"""The command line: `generate`, `generate --check`, `dump --pass model|abi|go`, `mock --description F --out DIR`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from . import abi, emit, headers, mock, pipeline, views
from .dump import dump
from .model import Api
from .problems import DescriptionError


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; the exit status is 1 where a check finds a difference or the description is wrong."""
    parser = argparse.ArgumentParser(prog="mullama-codegen", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the repository; default: this folder")
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="write every generated file, delete orphans")
    generate.add_argument("--check", action="store_true", help="write nothing; fail on a changed, missing or orphaned file")
    generate.add_argument("--cbindgen", action="store_true", help="ask cbindgen for the C header even where nothing of it has changed")
    show = commands.add_parser("dump", help="print what a pass has made, as JSON")
    show.add_argument("--pass", dest="pass_", choices=("model", "abi", *views.TARGETS), required=True)
    mocked = commands.add_parser("mock", help="write everything that another description calls for over a core of canned values")
    mocked.add_argument("--description", type=Path, required=True)
    mocked.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    try:
        api = pipeline.read(options.description if options.command == "mock" else options.root / "api.yaml")
    except DescriptionError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} problems; nothing was written", file=sys.stderr)
        return 1
    if options.command == "dump":
        print(dump(_made_by(api, options.pass_)))
        return 0
    if options.command == "mock":
        files = mock.tree(options.root, api)
        print(f"{len(files)} files, {mock.write(options.out, files)} written or deleted")
        return 0
    made = emit.make(pipeline.files(api))
    made |= headers.make(options.root, made, options.cbindgen)
    differences = emit.compare(options.root, made) if options.check else emit.write(options.root, made)
    for difference in differences:
        print(difference)
    print(f"{len(made)} files, {len(differences)} {'differ' if options.check else 'written or deleted'}")
    return 1 if options.check and differences else 0


def _made_by(api: Api, pass_: str) -> Any:
    """What a pass makes: the model, the ABI, or a language's views."""
    match pass_:
        case "model":
            return api
        case "abi":
            return abi.lower(api)
        case target:
            return pipeline.files_of(api, target)
