"""The model class for lm-evaluation-harness, asked as the harness asks; over a stub of its package where that is not installed."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from mullama import Context, Model, SamplerParams

PROMPT = "Once upon a time"


def stub() -> dict[str, ModuleType]:
    """What of the harness the class names: the base class and the registry."""
    names = ("lm_eval", "lm_eval.api", "lm_eval.api.model", "lm_eval.api.registry")
    modules = {name: ModuleType(name) for name in names}
    modules["lm_eval.api.model"].LM = type("LM", (), {"__init__": lambda self: None})  # type: ignore[attr-defined]
    modules["lm_eval.api.registry"].register_model = lambda name: lambda cls: cls  # type: ignore[attr-defined]
    return modules


@pytest.fixture
def adapter(model: Model, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    if importlib.util.find_spec("lm_eval") is None:
        for name, module in stub().items():
            monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.delitem(sys.modules, "mullama.lm_eval", raising=False)
    made = importlib.import_module("mullama.lm_eval").MullamaLM(model, n_ctx=512, n_seq_max=2, n_threads=1)
    with made.context:
        yield made


def request(*args: Any) -> SimpleNamespace:
    return SimpleNamespace(args=args)


def test_a_choice_is_made_by_the_likeliest_continuation(adapter: Any) -> None:
    question = "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\nThe capital of France is"
    answers = adapter.loglikelihood([request(question, f" {city}") for city in ("Oslo", "Paris", "Rome")])
    best = max(range(3), key=lambda at: answers[at][0])
    assert best == 1
    assert answers[1][1] is True
    assert answers[0][1] is False


def test_requests_keep_their_order_whatever_is_computed_first(adapter: Any, model: Model) -> None:
    pairs = [("b", " c"), ("", "Once"), ("a", " b"), (PROMPT, " there"), ("b", " a")]
    found = adapter.loglikelihood([request(*pair) for pair in pairs])
    with Context(model, n_ctx=512, n_threads=1) as context:
        wanted = [context.score(*pair).sum for pair in pairs]
    assert [total for total, _ in found] == pytest.approx(wanted, abs=2e-2)


def test_what_does_not_fit_loses_its_beginning(adapter: Any) -> None:
    ((total, _),) = adapter.loglikelihood([request("a b c " * 1000, "d")])
    assert total < 0
    (answer,) = adapter.generate_until([request("a b c " * 1000, {"until": ["\n"], "max_gen_toks": 4})])
    assert isinstance(answer, str)


def test_a_long_text_is_rolled_over(adapter: Any) -> None:
    short, long = adapter.loglikelihood_rolling([request(PROMPT), request(f"{PROMPT} there was a llama. " * 100)])
    assert long < short < 0


def test_answers_end_at_the_strings_of_the_task(adapter: Any, model: Model) -> None:
    with Context(model, n_ctx=512, n_threads=1) as context:
        whole = context.generate(PROMPT, 40, SamplerParams.greedy())
    (until, plain) = adapter.generate_until(
        [request(PROMPT, {"until": ["."], "max_gen_toks": 40, "do_sample": False}), request(PROMPT, {"until": [], "max_gen_toks": 40})]
    )
    assert plain == whole
    assert until == whole.partition(".")[0]


def test_a_template_is_the_models_own(adapter: Any) -> None:
    text = adapter.apply_chat_template([{"role": "user", "content": "Hi"}])
    assert text.startswith("<|im_start|>user\nHi<|im_end|>")
    assert adapter.tokenizer_name
