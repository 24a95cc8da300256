"""Threads, signals, forks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mullama import CancelToken, Context, EmbeddingGenerator, FinishReason, InvalidHandleError, Model, SamplerParams, WrongProcessError

GREEDY = SamplerParams.greedy()
ENDLESS = SamplerParams(temperature=0, ignore_eos=True)
PROMPT = "Once upon a time"
MANY = ["moon " * 400] * 400
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGALRM nor fork")


@contextmanager
def alarm(ring: Callable[[], object]) -> Iterator[None]:
    """Rings once, from a signal handler, while the block waits."""
    before = signal.signal(signal.SIGALRM, lambda number, frame: ring())
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def interrupt() -> None:
    raise KeyboardInterrupt


def test_other_threads_run_while_a_generation_waits(model: Model) -> None:
    # The other thread needs many turns; it would get none before the end of an endless generation that kept the GIL.
    def read_then_cancel() -> None:
        with Context(model, n_ctx=512, n_threads=1) as other:
            assert sum(1 for _ in other.generate_stream(PROMPT, 50, ENDLESS)) > 0
        token.cancel()

    with CancelToken() as token, Context(model, n_ctx=16384, n_threads=1) as context:
        thread = threading.Thread(target=read_then_cancel)
        thread.start()
        record = context.complete(PROMPT, -1, ENDLESS, cancel=token)
        thread.join()
    assert record.finish_reason is FinishReason.CANCELLED


def test_one_context_serves_several_threads(context: Context) -> None:
    expected = context.generate(PROMPT, 10, GREEDY)
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(context.generate(PROMPT, 10, GREEDY))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [expected] * 4


@posix
@pytest.mark.parametrize("call", ["complete", "generate_stream", "chat", "chat_stream"])
def test_signal_handlers_run_while_a_generation_waits(model: Model, call: str) -> None:
    with CancelToken() as token, Context(model, n_ctx=16384, n_threads=1) as context:
        start: Any = [("user", PROMPT)] if call.startswith("chat") else PROMPT
        with alarm(token.cancel):
            made: Any = getattr(context, call)(start, -1, ENDLESS, cancel=token)
            record = made.finish() if call.endswith("stream") and [*made] else made
    # Had the handler waited for the call's end, the context would be full.
    assert record.finish_reason is FinishReason.CANCELLED


@posix
def test_signal_handlers_run_while_texts_are_embedded(model: Model) -> None:
    # Had the handler waited for the call's end, there would be vectors.
    with EmbeddingGenerator(model, n_threads=1) as generator, alarm(generator.close), pytest.raises(InvalidHandleError):
        generator.embed_batch(MANY)


@posix
@pytest.mark.parametrize("call", ["generate", "chat"])
def test_an_interrupted_generation_leaves_its_context_usable(model: Model, call: str) -> None:
    with Context(model, n_ctx=16384, n_threads=1) as context:
        start: Any = [("user", PROMPT)] if call == "chat" else PROMPT
        with alarm(interrupt), pytest.raises(KeyboardInterrupt):
            getattr(context, call)(start, -1, ENDLESS)
        assert context.generate(PROMPT, 3, GREEDY)


@posix
def test_an_interrupted_batch_leaves_its_generator_usable(model: Model) -> None:
    with EmbeddingGenerator(model, n_threads=1) as generator:
        with alarm(interrupt), pytest.raises(KeyboardInterrupt):
            generator.embed_batch(MANY)
        assert generator.embed(PROMPT).shape == (generator.n_embd,)


def test_an_exception_of_progress_is_raised_where_the_load_was_asked_for_and_ends_it(model_path: Path) -> None:
    heard: list[int] = []

    def fail(fraction: float) -> None:
        heard.append(threading.get_ident())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Model.load(model_path, progress=fail)
    assert heard == [threading.get_ident()]


@posix
def test_a_forked_child_is_told_so_and_can_load_afresh(model: Model, model_path: Path) -> None:
    expected = model.tokenize(PROMPT)
    child = os.fork()
    if child == 0:
        try:
            with pytest.raises(WrongProcessError, match="load it again after the fork"):
                model.tokenize(PROMPT)
            good = Model.load(model_path).tokenize(PROMPT) == expected
        except BaseException:
            good = False
        os._exit(0 if good else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert model.tokenize(PROMPT) == expected


TEAM = """
import mullama, os, sys
model = mullama.Model.load(sys.argv[1])
context = mullama.Context(model, n_ctx=16384, n_threads=2)
endless = mullama.SamplerParams(temperature=0, ignore_eos=True)
stream = iter(context.generate_stream("Once upon a time", -1, endless))
next(stream)
"""
"""A program in the middle of a stream on two threads; what it does then comes after."""

FORK = """
expected = context.generate("Once upon a time", 5, endless)
child = os.fork()
if child == 0:
    for call in (lambda: next(stream), lambda: context.generate("Once upon a time", 5, endless), context.clear_cache):
        try:
            call()
        except mullama.WrongProcessError:
            continue
        sys.exit("the child was not told")
    afresh = mullama.Context(mullama.Model.load(sys.argv[1]), n_ctx=512, n_threads=2)
    sys.exit(0 if afresh.generate("Once upon a time", 5, endless) == expected else "another text")
status = os.waitpid(child, 0)[1]
next(stream)
sys.exit(status)
"""

PROCESSES = """
import multiprocessing

def work(pipe):
    try:
        context.generate("Once upon a time", 5, endless)
    except mullama.WrongProcessError:
        afresh = mullama.Context(mullama.Model.load(sys.argv[1]), n_ctx=512, n_threads=2)
        pipe.send(afresh.generate("Once upon a time", 5, endless))

here, there = multiprocessing.Pipe()
child = multiprocessing.get_context("fork").Process(target=work, args=(there,))
child.start()
text = here.recv() if here.poll(60) else "nothing came"
child.join()
sys.exit(child.exitcode or text != context.generate("Once upon a time", 5, endless))
"""


@posix
@pytest.mark.parametrize("then", ["sys.exit(0)", FORK, PROCESSES], ids=["exit", "fork", "multiprocessing"])
def test_a_program_with_a_team_of_threads_may_exit_and_fork_in_the_middle_of_a_stream(model_path: Path, then: str) -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", TEAM + then, str(model_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
