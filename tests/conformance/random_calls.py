"""Random call sequences at every language at once: `python tests/conformance/random_calls.py [--examples 30] [--random]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "codegen")]

from mullama_codegen import pipeline  # noqa: E402
from mullama_codegen.languages import LANGUAGES  # noqa: E402
from runner.client import client_of  # noqa: E402
from runner.machine import Calls, Setting, languages_that_can_all  # noqa: E402
from runner.models import models_folder  # noqa: E402


def main() -> int:
    """Runs the machine; the same sequences every time unless `--random` asks for others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="only these, separated by commas; rust is always there")
    parser.add_argument("--examples", type=int, default=30, help="sequences to try")
    parser.add_argument("--steps", type=int, default=25, help="calls in a sequence, at most")
    parser.add_argument("--random", action="store_true", help="other sequences than last time")
    options = parser.parse_args()
    asked = dict.fromkeys(["rust", *options.languages.split(",")])
    api = pipeline.read(ROOT / "api.yaml")
    clients = [client_of(language, ROOT) for language in languages_that_can_all(api, tuple(asked))]
    Calls.setting = Setting(api, clients, models_folder(ROOT))
    try:
        run_state_machine_as_test(
            Calls,
            settings=settings(
                max_examples=options.examples,
                stateful_step_count=options.steps,
                deadline=None,
                derandomize=not options.random,
                database=None,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, Phase.shrink],
                print_blob=True,
            ),
        )
    finally:
        for client in clients:
            client.stop()
    print(f"{options.examples} random sequences in {', '.join(t.language for t in clients)}: every answer agrees with Rust's")
    return 0


if __name__ == "__main__":
    sys.exit(main())
