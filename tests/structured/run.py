"""Answers under JSON Schemas made by chance, at temperature 2, held to the package jsonschema: `python -m tests.structured.run MODEL`.

Prints how many schemas there were, how many answers came to their end, and how many of those do not validate: none may.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import mullama

PROMPT = "A JSON document:\n"


def main() -> int:
    """Runs it; the exit status is 1 where an answer that has ended does not validate, or a schema was refused."""
    from tests.structured.schemas import schema

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--schemas", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--max-tokens", type=int, default=150)
    parser.add_argument("--least-finished", type=float, default=0.5, help="the share of answers that must come to their end")
    options = parser.parse_args()
    model = mullama.Model.load(str(options.model))
    context = mullama.Context(model, n_ctx=4096, n_seq_max=8, n_threads=1)
    counts: Counter[str] = Counter()
    for at in range(options.schemas):
        wanted = schema(random.Random(options.seed * 1_000_003 + at))
        counts[_one(context, wanted, at, options.max_tokens)] += 1
    share = counts["valid"] / options.schemas
    print(f"{options.model.name}: {options.schemas} schemas: {dict(counts)}; {share:.1%} came to their end and validate")
    return 1 if counts["invalid"] or counts["refused"] or share < options.least_finished else 0


def _one(context: Any, wanted: dict[str, Any], seed: int, max_tokens: int) -> str:
    constraint = mullama.Constraint.json_schema(json.dumps(wanted, ensure_ascii=False))
    sampler = mullama.SamplerParams(temperature=2.0, top_k=0, top_p=1.0, min_p=0.0, penalty_repeat=1.0, seed=seed)
    try:
        answer = context.complete(PROMPT, max_tokens, sampler, constraint=constraint)
    except mullama.InvalidInputError as error:
        unsatisfiable = "nsatisfiable" in str(error)
        if not unsatisfiable:
            print(f"refused: {error}: {json.dumps(wanted)}")
        return "unsatisfiable" if unsatisfiable else "refused"
    if answer.finish_reason != mullama.FinishReason.STOP:
        return str(answer.finish_reason.name).lower()
    try:
        jsonschema.Draft202012Validator(wanted).validate(json.loads(answer.text))
    except (ValueError, jsonschema.ValidationError) as error:
        print(f"invalid: {answer.text!r}: {json.dumps(wanted)}: {error}")
        return "invalid"
    return "valid"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
