"""A Hypothesis state machine: random sequences of calls at all clients at once, each answer compared with Rust's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule
from mullama_codegen.meaning.model import Api
from mullama_codegen.meaning.types import RecordRef
from mullama_codegen.plan.calls import every_call

from .client import Answer, Client
from .run_case import operation_of
from .values import encode, without_times


@dataclass(frozen=True, slots=True)
class Setting:
    """What a machine talks to."""

    api: Api
    clients: list[Client]
    models: Path


FILES = ("tiny.gguf", "tiny.gguf", "tiny.gguf", "vocab-only.gguf", "random-bert.F32.gguf", "not-a-model.gguf", "missing.gguf")
PROMPTS = (
    "Once upon a time",
    "",
    "<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nShow me an emoji of a cat.<|im_end|>\n<|im_start|>assistant\n",
    "word " * 300,
)
SAYINGS = ("What is the capital of France?", "How do you say cat in Japanese?", "What is 2 plus 3?", "word " * 100)
TOKENS = st.integers(-3, 2050) | st.sampled_from([0, 2**31 - 1, -(2**31)])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
MAX_TOKENS = st.sampled_from([-2, -1, 0, 1, 5, 24])
TOOLS = (
    '[{"name": "get_weather", "parameters": {"type": "object", "properties": {"city": {"enum": ["Rome", "Oslo"]}}, "required": ["city"]}}]'
)
QUESTIONS = st.sampled_from(["What is the weather in Paris?", "Hello", "", "<tool_call>{}</tool_call>"])
KNOWN_CHOICES = ["auto", "none", "required", "get_weather"]
CHOICES = st.sampled_from([*KNOWN_CHOICES, "nobody"])
SAMPLERS = st.sampled_from(
    ["greedy", {"seed": 3, "temperature": 1.1}, {"seed": 4, "ignore_eos": True}, {"temperature": 0.0, "seed": 1}, {"top_p": 2.0}]
)


class Calls(RuleBasedStateMachine):
    """Objects are named by the machine, so that every client knows them by the same names; closed ones are used on."""

    setting: ClassVar[Setting]  # given before the run: Hypothesis makes machines without arguments
    models = Bundle("models")
    contexts = Bundle("contexts")
    streams = Bundle("streams")
    conversations = Bundle("conversations")
    flags = Bundle("flags")
    runs = Bundle("runs")

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []
        self.closed: set[str] = set()

    # What can be made

    @initialize(target=models)
    def begin(self) -> Any:
        """Every sequence has one good model."""
        return self.make("model.load", "m", path=str(self.setting.models / "tiny.gguf"))

    @rule(target=models, file=st.sampled_from(FILES), vocab_only=st.booleans())
    def load(self, file: str, vocab_only: bool) -> Any:
        """Good files, damaged ones and none."""
        return self.make("model.load", "m", path=str(self.setting.models / file), params={"vocab_only": vocab_only})

    @rule(target=models, model=models)
    def clone(self, model: str) -> Any:
        """A second handle on an open model."""
        name = self.name("m")
        answer = self.ask("clone", target=model, bind=name)
        return self.keep(name, answer)

    @rule(target=contexts, model=models, n_seq_max=st.sampled_from([1, 1, 2, 0]), n_ctx=st.sampled_from([256, 512]))
    def context(self, model: str, n_seq_max: int, n_ctx: int) -> Any:
        """Contexts of one or two sequences."""
        params = {"n_ctx": n_ctx, "n_seq_max": n_seq_max, "n_threads": 1, "deterministic": True}
        return self.make("context.new", "c", model=model, params=params)

    @rule(target=flags)
    def flag(self) -> Any:
        """A cancel token."""
        return self.make("cancel_token.new", "t")

    @rule(target=streams, context=contexts, prompt=st.sampled_from(PROMPTS), max_tokens=MAX_TOKENS, sampler=SAMPLERS)
    def stream(self, context: str, prompt: str, max_tokens: int, sampler: Any) -> Any:
        """A stream, perhaps one too many."""
        return self.make("context.generate/stream", "s", context, prompt=prompt, max_tokens=max_tokens, sampler=sampler)

    @rule(target=streams, context=contexts, flag=flags)
    def cancellable_stream(self, context: str, flag: str) -> Any:
        """A stream that watches a cancel token."""
        options = {"cancel": flag}
        return self.make("context.generate/stream", "s", context, prompt=PROMPTS[0], max_tokens=24, sampler="greedy", options=options)

    @rule(target=streams, context=contexts, question=QUESTIONS, choice=st.sampled_from(KNOWN_CHOICES))
    def events(self, context: str, question: str, choice: str) -> Any:
        """The parts of an answer, perhaps a call among them; a stream may open before it knows what is wrong."""
        chat = {"tools": TOOLS, "tool_choice": choice}
        messages = [{"role": "user", "content": question}]
        return self.make("context.chat_events/stream", "s", context, messages=messages, max_tokens=24, sampler="greedy", chat=chat)

    @rule(target=runs, context=contexts, question=QUESTIONS, choice=CHOICES, tools=st.sampled_from([TOOLS, "[]"]), steps=st.integers(0, 3))
    def tool_run(self, context: str, question: str, choice: str, tools: str, steps: int) -> Any:
        """A run of a few steps."""
        messages = [{"role": "user", "content": question}]
        given = {"messages": messages, "tools": tools, "max_tokens": 24, "max_steps": steps, "chat": {"tool_choice": choice}}
        return self.make("tool_run.new", "r", context=context, sampler={"temperature": 0.0, "seed": 3}, **given)

    @rule(target=runs, context=contexts, flag=flags, question=QUESTIONS)
    def cancellable_run(self, context: str, flag: str, question: str) -> Any:
        """A run that watches a cancel token."""
        given = {"messages": [{"role": "user", "content": question}], "tools": TOOLS, "max_tokens": 24, "options": {"cancel": flag}}
        return self.make("tool_run.new", "r", context=context, sampler={"temperature": 0.0, "seed": 3}, **given)

    @rule(
        target=conversations,
        context=contexts,
        system=st.sampled_from([None, "Be brief."]),
        when_full=st.sampled_from(["drop_oldest", "fail"]),
    )
    def conversation(self, context: str, system: str | None, when_full: str) -> Any:
        """A conversation that keeps little free, so that it is full soon."""
        params = {"when_full": when_full, "n_reserve": 40} | ({"system": system} if system else {})
        return self.make("conversation.new", "v", context=context, params=params)

    @rule(target=conversations, conversation=conversations)
    def fork(self, conversation: str) -> Any:
        """Another one that has said the same."""
        return self.make("conversation.fork", "v", conversation)

    @rule(target=streams, conversation=conversations, text=st.sampled_from(SAYINGS), max_tokens=MAX_TOKENS)
    def answer_stream(self, conversation: str, text: str, max_tokens: int) -> Any:
        """An answer that others of the conversation are refused beside."""
        return self.make("conversation.send/stream", "s", conversation, text=text, max_tokens=max_tokens, sampler="greedy")

    # What can be asked

    @rule(context=contexts, question=QUESTIONS, choice=CHOICES, max_tokens=MAX_TOKENS)
    def chat(self, context: str, question: str, choice: str, max_tokens: int) -> None:
        """An answer that may be a call of a tool."""
        chat = {"tools": TOOLS, "tool_choice": choice}
        sampler = {"temperature": 0.0, "seed": 3}
        messages = [{"role": "user", "content": question}]
        self.call("context.chat/result", context, messages=messages, max_tokens=max_tokens, sampler=sampler, chat=chat)

    @rule(run=runs, ids=st.lists(st.sampled_from(["call_0", "call_1", "x"]), max_size=2), is_error=st.booleans())
    def go_on(self, run: str, ids: list[str], is_error: bool) -> None:
        """A step and results for it, right ones and wrong ones; what a run says is compared, not its seeds."""
        self.call("tool_run.give", run, results=[{"id": id_, "content": "20", "is_error": is_error} for id_ in ids])
        self.call("tool_run.next", run)
        self.call("tool_run.is_cancelled", run)

    @rule(conversation=conversations, text=st.sampled_from(SAYINGS) | TEXT, max_tokens=MAX_TOKENS)
    def say(self, conversation: str, text: str, max_tokens: int) -> None:
        """A record, and what became of the conversation."""
        sampler = {"temperature": 0.0, "seed": 1}
        self.call("conversation.send/result", conversation, text=text, max_tokens=max_tokens, sampler=sampler)
        self.call("conversation.messages", conversation)

    @rule(conversation=conversations, role=st.sampled_from(["user", "assistant", "tool", "system", ""]), text=TEXT)
    def add(self, conversation: str, role: str, text: str) -> None:
        """A message of anybody, or of nobody."""
        self.call("conversation.add", conversation, messages=[{"role": role, "content": text}])

    @rule(conversation=conversations)
    def undo(self, conversation: str) -> None:
        """The last turn, also of one that has none."""
        self.call("conversation.undo", conversation)

    @rule(conversation=conversations, n_tokens=st.sampled_from([-1, 0, 100, 240]), n_oldest=st.integers(-1, 6))
    def condense(self, conversation: str, n_tokens: int, n_oldest: int) -> None:
        """Whole turns, and what are none."""
        self.call("conversation.excess", conversation, n_tokens=n_tokens)
        self.call("conversation.condense", conversation, n_oldest=n_oldest, messages=[{"role": "user", "content": "So far."}])

    @rule(model=models, text=TEXT, add_bos=st.booleans(), special=st.booleans())
    def tokenize(self, model: str, text: str, add_bos: bool, special: bool) -> None:
        """Any text."""
        self.call("model.tokenize", model, text=text, add_bos=add_bos, special=special)

    @rule(model=models, tokens=st.lists(TOKENS, max_size=6), special=st.booleans())
    def detokenize(self, model: str, tokens: list[int], special: bool) -> None:
        """Any numbers."""
        self.call("model.detokenize", model, tokens=tokens, unparse_special=special)

    @rule(model=models, token=TOKENS)
    def piece(self, model: str, token: int) -> None:
        """Any number."""
        self.call("model.token_to_piece", model, token=token)
        if model not in self.closed:
            # It stays after closing where objects copy it; in C there is no object to ask.
            self.call("model.token_is_eog", model, token=token)

    @rule(context=contexts, prompt=st.sampled_from(PROMPTS), max_tokens=MAX_TOKENS, sampler=SAMPLERS)
    def generate(self, context: str, prompt: str, max_tokens: int, sampler: Any) -> None:
        """A record, so that counts and finish reasons are compared as well."""
        if sampler == "greedy" and max_tokens != 0:
            self.call("context.generate", context, prompt=prompt, max_tokens=max_tokens, sampler=sampler)
        elif isinstance(sampler, dict):
            self.call("context.generate/result", context, prompt=prompt, max_tokens=max_tokens, sampler=sampler)

    @rule(context=contexts, prompt=st.sampled_from(PROMPTS), max_tokens=MAX_TOKENS, flag=st.none() | flags)
    def await_generation(self, context: str, prompt: str, max_tokens: int, flag: str | None) -> None:
        """A record that is awaited, perhaps of a call that a token has ended before."""
        options = {} if flag is None else {"cancel": flag}
        sampler = {"temperature": 0.0, "seed": 3}
        self.call("context.generate/async_result", context, prompt=prompt, max_tokens=max_tokens, sampler=sampler, options=options)

    @rule(context=contexts, tokens=st.lists(st.integers(3, 2050), max_size=8))
    def continue_tokens(self, context: str, tokens: list[int]) -> None:
        """Any tokens, also none and ones out of range."""
        self.call("context.generate", context, tokens=tokens, max_tokens=4, sampler="greedy")

    @rule(context=contexts, prompt=st.sampled_from(PROMPTS), sampler=SAMPLERS, n_logprobs=st.sampled_from([-2, -1, 0, 1, 3, 5000]))
    def logprobs(self, context: str, prompt: str, sampler: Any, n_logprobs: int) -> None:
        """A record with log probabilities."""
        if isinstance(sampler, dict) and "seed" in sampler:
            options = {"n_logprobs": n_logprobs}
            self.call("context.generate/result", context, prompt=prompt, max_tokens=3, sampler=sampler, options=options)

    @rule(context=contexts, pairs=st.lists(st.tuples(st.sampled_from(PROMPTS) | TEXT, TEXT), max_size=4), truncate=st.booleans())
    def score(self, context: str, pairs: list[tuple[str, str]], truncate: bool) -> None:
        """One pair, and several; some have nothing to score, and one prompt does not fit."""
        options = {"truncate": truncate}
        for prompt, continuation in pairs[:1]:
            self.call("context.score", context, prompt=prompt, continuation=continuation, options=options)
        given = [{"prompt": prompt, "continuation": continuation} for prompt, continuation in pairs]
        self.call("context.score_batch", context, pairs=given, options=options)

    @rule(context=contexts, text=st.sampled_from(PROMPTS) | TEXT)
    def score_rolling(self, context: str, text: str) -> None:
        """Any text, one longer than some contexts."""
        self.call("context.score_rolling", context, text=text)

    @rule(context=contexts, flag=flags)
    def cancellable_score(self, context: str, flag: str) -> None:
        """A score that watches a cancel token."""
        self.call("context.score", context, prompt=PROMPTS[0], continuation=" there was", options={"cancel": flag})

    @rule(context=contexts)
    def clear(self, context: str) -> None:
        """Refused while streams are open."""
        self.call("context.clear_cache", context)

    @rule(flag=flags)
    def cancel(self, flag: str) -> None:
        """Sets a token, also twice."""
        self.call("cancel_token.cancel", flag)
        self.call("cancel_token.is_cancelled", flag)

    @rule(stream=streams, op=st.sampled_from(["next", "next", "next", "drain", "close"]))
    def pull(self, stream: str, op: str) -> None:
        """One piece, or all that are left."""
        self.ask(op, target=stream)

    @rule(name=models | contexts | flags | runs | conversations)
    def close(self, name: str) -> None:
        """Closes, also twice."""
        self.closed.add(name)
        self.ask("close", target=name)

    # How it is asked

    def name(self, kind: str) -> str:
        """A name that was not used yet."""
        return f"{kind}{len(self.made)}"

    def make(self, path: str, kind: str, target: str = "", /, **arguments: Any) -> Any:
        """A call whose object is kept, if it gives one."""
        name = self.name(kind)
        return self.keep(name, self.call(path, target, bind=name, **arguments))

    def keep(self, name: str, answer: Answer) -> Any:
        """The object's name, or nothing."""
        if answer.ok is None:
            return multiple()
        self.made.append(name)
        return name

    def call(self, path: str, target: str = "", /, bind: str = "", **arguments: Any) -> Answer:
        """One call at every client whose language has it."""
        op = operation_of(self.setting.api, path)
        types = {p.id: p.type for p in (*(i.param for i in op.inputs), *op.params)}
        handles = {name: name for name in self.made}
        tagged = {
            key: ["preset", [types[key].id, value]]  # type: ignore[union-attr]
            if isinstance(types[key], RecordRef) and isinstance(value, str)
            else encode(self.setting.api, types[key], value, handles)
            for key, value in arguments.items()
        }
        return self.ask("call", method=path, target=target or None, args=tagged, bind=bind or None)

    def ask(self, op: str, **fields: Any) -> Answer:
        """The answer that all give; Rust's, where they differ, is what the others are held against."""
        answers = {t.language: t.ask(op, **fields) for t in self.setting.clients}
        expected = answers["rust"]
        for language, answer in answers.items():
            assert _essence(answer) == _essence(expected), f"{language} answers {answer}, rust answers {expected}, asked {op} {fields}"
        return expected

    def teardown(self) -> None:
        """Closes what was made; nothing may be alive then."""
        for name in reversed(self.made):
            self.ask("close", target=name)
        assert self.call("live_handles").ok == ["i64", "0"]


def _essence(answer: Answer) -> Any:
    """What must be the same: the value without times, or the code."""
    return ("error", answer.code) if answer.ok is None else without_times(answer.ok)


def languages_that_can_all(api: Api, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that have every call the machine makes; each of today's has."""
    made = {"model.load", "context.new", "cancel_token.new", "context.chat/result", "context.chat_events/stream"}
    made |= {"tool_run.new", "tool_run.next", "tool_run.give", "tool_run.is_cancelled"}
    made |= {"context.score", "context.score_batch", "context.score_rolling"}
    made |= {f"context.generate{form}" for form in ("", "/result", "/async_result", "/stream")}
    return tuple(x for x in languages if made <= {call.path for call in every_call(api, x)})
