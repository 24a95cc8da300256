"""A model of Mullama's for EleutherAI's lm-evaluation-harness (``pip install lm_eval``), under the name ``mullama``.

From Python::

    import lm_eval
    from mullama.lm_eval import MullamaLM
    lm_eval.simple_evaluate(model=MullamaLM("model.gguf"), tasks=["hellaswag"])

Log probabilities are those of :meth:`mullama.Context.score_batch`; what does not fit into the context loses its beginning, as it does
under the harness's own models. ``lm_eval`` is imported by this module alone, never by ``mullama``.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from . import Context, Model, SamplerParams, ScorePair

try:
    from lm_eval.api.model import LM  # type: ignore[import-not-found,unused-ignore]
    from lm_eval.api.registry import register_model  # type: ignore[import-not-found,unused-ignore]
except ImportError as error:  # pragma: no cover - depends on what is installed
    raise ImportError("mullama.lm_eval needs lm-evaluation-harness: pip install lm_eval") from error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lm_eval.api.instance import Instance  # type: ignore[import-not-found,unused-ignore]

__all__ = ["MullamaLM"]

MAX_GEN_TOKS = 256
"""Tokens of an answer where a task does not say, as the harness has it."""


@register_model("mullama")
class MullamaLM(LM):  # type: ignore[misc,unused-ignore]  # the harness may have no types
    """A GGUF model behind the harness's three kinds of request.

    Parameters
    ----------
    model : str or Model
        A GGUF file, or a model that is loaded.
    n_ctx : int, default 2048
        Tokens of the longest request; those that are computed at once share them.
    n_seq_max : int, default 4
        Requests that are computed at once.
    **params
        Further parameters of :class:`mullama.Context`, such as ``n_threads``.
    """

    def __init__(self, model: str | Model, n_ctx: int = 2048, n_seq_max: int = 4, **params: Any) -> None:
        super().__init__()
        for given in ("batch_size", "max_batch_size", "device"):
            params.pop(given, None)  # the harness gives these to every model
        self.model = model if isinstance(model, Model) else Model.load(str(model))
        self.n_seq_max = int(n_seq_max)
        self.max_length = int(n_ctx)
        self.context = Context(self.model, n_ctx=self.max_length, n_seq_max=self.n_seq_max, **params)

    @property
    def tokenizer_name(self) -> str:
        """What the harness keeps answers apart by, with a chat template."""
        return self.model.name or self.model.description

    def apply_chat_template(self, chat_history: list[dict[str, str]], add_generation_prompt: bool = True) -> str:
        """A conversation as the text that the model was trained on."""
        messages = [(message["role"], message["content"]) for message in chat_history]
        return self.model.apply_chat_template(messages, add_generation_prompt)

    def loglikelihood(self, requests: Sequence[Instance], disable_tqdm: bool = False) -> list[tuple[float, bool]]:
        """The log probability of each continuation behind its context, and whether it is what greedy decoding gives."""
        pairs = [ScorePair(*request.args) for request in requests]
        # Contexts that are alike stand one behind the other, so that they are read once.
        order = sorted(range(len(pairs)), key=lambda at: (pairs[at].prompt, pairs[at].continuation))
        scores = self.context.score_batch([pairs[at] for at in order], truncate=True)
        answers: list[tuple[float, bool]] = [(0.0, False)] * len(pairs)
        for at, score in zip(order, scores):
            answers[at] = (score.sum, score.is_greedy)
        return answers

    def loglikelihood_rolling(self, requests: Sequence[Instance], disable_tqdm: bool = False) -> list[float]:
        """The log probability of each whole text."""
        return [self.context.score_rolling(request.args[0]).sum for request in requests]

    def generate_until(self, requests: Sequence[Instance], disable_tqdm: bool = False) -> list[str]:
        """The continuation of each context up to one of its stop strings."""
        with ThreadPoolExecutor(self.n_seq_max) as pool:
            return list(pool.map(lambda request: self._generate(*request.args), requests))

    def _generate(self, prompt: str, settings: dict[str, Any]) -> str:
        until = settings.get("until") or []
        stop = [until] if isinstance(until, str) else [text for text in until if text]
        most = int(settings.get("max_gen_toks") or settings.get("max_tokens") or MAX_GEN_TOKS)
        most = min(most, self.max_length - 1)
        tokens = self.context.prompt_tokens(prompt)[-(self.max_length - most) :]
        return self.context.generate(tokens, most, _sampler(settings), stop=stop)


def _sampler(settings: dict[str, Any]) -> SamplerParams:
    """Greedy unless a task asks for something else, with nothing that it does not ask for."""
    temperature = float(settings.get("temperature", 0.0 if not settings.get("do_sample") else 1.0))
    if temperature == 0 or settings.get("do_sample") is False:
        return SamplerParams.greedy()
    return SamplerParams(
        temperature=temperature,
        top_k=int(settings.get("top_k", 0)),
        top_p=float(settings.get("top_p", 1.0)),
        min_p=float(settings.get("min_p", 0.0)),
        penalty_repeat=1.0,
        seed=int(settings.get("seed", 0)),
    )
