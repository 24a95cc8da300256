"""A peer from PyPI that generates when it is told to: one side of the pairs of benches/busy.py.

    python benches/peers.py llama-cpp-python|xllamacpp MODEL N_THREADS

Each line of input is a number of tokens, each line of output the nanoseconds that making them took. Run by a Python that has the package.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROMPT = "Once upon a time"

Generate = Callable[[int], Any]


def llama_cpp_python(model: str, n_threads: int) -> Generate:
    """Generates with llama-cpp-python's high-level API."""
    import llama_cpp  # type: ignore[import-not-found]  # only the peer's Python has it

    llama = llama_cpp.Llama(model, n_ctx=512, n_threads=n_threads, n_threads_batch=n_threads, verbose=False)
    # What ends a text is excluded, so that all generations are equally long.
    vocab = llama._model.vocab
    no_end = {token: float("-inf") for token in range(llama.n_vocab()) if llama_cpp.llama_vocab_is_eog(vocab, token)}

    def generate(n_tokens: int) -> Any:
        llama.reset()
        return llama.create_completion(PROMPT, max_tokens=n_tokens, temperature=0.0, logit_bias=no_end)

    return generate


def xllamacpp(model: str, n_threads: int) -> Generate:
    """Generates with xllamacpp's server, which is called without HTTP."""
    import xllamacpp  # type: ignore[import-not-found]  # only the peer's Python has it

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.n_ctx = 512
    params.n_parallel = 1
    params.cpuparams.n_threads = n_threads
    params.cpuparams_batch.n_threads = n_threads
    params.warmup = False
    server = xllamacpp.Server(params)

    def generate(n_tokens: int) -> Any:
        asked = {"prompt": PROMPT, "max_tokens": n_tokens, "temperature": 0, "ignore_eos": True, "cache_prompt": False}
        return server.handle_completions(asked)

    return generate


PEERS = {"llama-cpp-python": llama_cpp_python, "xllamacpp": xllamacpp}
MODULES = {"llama-cpp-python": "llama_cpp", "xllamacpp": "xllamacpp"}


def main() -> int:
    """Generate until the input ends."""
    if len(sys.argv) != 4 or sys.argv[1] not in PEERS:
        print(__doc__, file=sys.stderr)
        return 2
    # Both write to stdout and stderr what they like; answers and errors go where those were.
    sys.stderr = os.fdopen(os.dup(2), "w")
    with os.fdopen(os.dup(1), "w") as answers, contextlib.suppress(KeyboardInterrupt):
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        generate = PEERS[sys.argv[1]](str(Path(sys.argv[2])), int(sys.argv[3]))
        for line in sys.stdin:
            started = time.perf_counter_ns()
            made = generate(int(line))
            took = time.perf_counter_ns() - started
            if made["usage"]["completion_tokens"] != int(line):
                raise SystemExit(f"{sys.argv[1]} made {made['usage']} and not {line.strip()} tokens")
            print(took, file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
