"""Tells a story, piece by piece: python generate.py model.gguf."""

import sys

from mullama import Context, Model, SamplerParams

PROMPT = "Once upon a time"


def main() -> None:
    """Streams one greedy generation to stdout."""
    with Model.load(sys.argv[1]) as model, Context(model, n_ctx=512) as context:
        print(PROMPT, end="", flush=True)
        with context.generate_stream(PROMPT, 80, SamplerParams.greedy()) as stream:
            for piece in stream:
                print(piece, end="", flush=True)
        print(f"\n{stream.result.stats.n_generated} tokens, {stream.result.finish_reason}")


if __name__ == "__main__":
    main()
