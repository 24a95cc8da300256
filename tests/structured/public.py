"""Answers at temperature 2 under schemas that others have published: `python -m tests.structured.public MODEL`.

`public/` has them, with where each comes from in `SOURCES.md`. A schema may be refused, with the keyword and its place; what is not refused
gives answers, and each that comes to its end must validate.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import mullama

SCHEMAS = Path(__file__).with_name("public")
PROMPT = "A JSON document:\n"


def answers(context: Any, schema: dict[str, Any], name: str, n: int, max_tokens: int) -> Counter[str]:
    """How so many answers under a schema ended."""
    constraint = mullama.Constraint.json_schema(json.dumps(schema))
    validator = jsonschema.validators.validator_for(schema)(schema)
    counts: Counter[str] = Counter()
    for seed in range(n):
        sampler = mullama.SamplerParams(temperature=2.0, top_k=0, top_p=1.0, min_p=0.0, penalty_repeat=1.0, seed=seed + 1)
        try:
            answer = context.complete(PROMPT, max_tokens, sampler, constraint=constraint)
        except mullama.InvalidInputError as error:
            print(f"{name}: refused: {error}")
            return Counter(refused=1)
        except mullama.GenerationError as error:
            print(f"{name}: {error}")
            counts["too much for a step"] += 1
            continue
        if answer.finish_reason != mullama.FinishReason.STOP:
            counts["unfinished"] += 1
        elif problem := next(iter(validator.iter_errors(json.loads(answer.text))), None):
            print(f"{name}: invalid: {answer.text}: {problem.message}")
            counts["invalid"] += 1
        else:
            counts["valid"] += 1
    return counts


def main() -> int:
    """Runs all; 1 where an answer that has ended does not validate, or nothing has ended."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--answers", type=int, default=10, help="answers under each schema")
    parser.add_argument("--max-tokens", type=int, default=400)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    with mullama.Model.load(str(options.model)) as model, mullama.Context(model, n_ctx=1024, n_threads=1) as context:
        for path in sorted(SCHEMAS.glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            total += answers(context, schema, path.stem, options.answers, options.max_tokens)
    print(f"{options.model.name}: public schemas: {dict(total)}")
    return 1 if total["invalid"] or not total["valid"] else 0


if __name__ == "__main__":
    sys.exit(main())
