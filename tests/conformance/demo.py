"""The demo: one streamed greedy generation in every language, as one table that says whether all agree."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "codegen")]

from mullama_codegen import pipeline  # noqa: E402
from mullama_codegen.languages import LANGUAGES  # noqa: E402
from mullama_codegen.meaning.model import Api  # noqa: E402
from runner.client import Answer, Client, ClientDied, client_of  # noqa: E402
from runner.run_case import operation_of  # noqa: E402
from runner.values import decode, encode  # noqa: E402

MODEL = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
PROMPT = "Once upon a time"
MAX_TOKENS = 80
QUESTION = "What is the capital of France?"


@dataclass(frozen=True, slots=True)
class Row:
    """What one language answered."""

    language: str
    text: str
    tokens: int
    per_second: float
    finish_reason: str
    answer: str = ""
    embedding: str = ""
    problem: str = ""

    @property
    def essence(self) -> tuple[str, str, str]:
        """What must be the same in every language."""
        return self.text, self.answer, self.embedding


class Refused(Exception):
    """A language answered an error."""


def main() -> int:
    """Prints the table; the exit status is 1 where a language fails or differs."""
    api = pipeline.read(ROOT / "api.yaml")
    rows = [_row(api, language) for language in LANGUAGES]
    agreed = rows[0].essence
    table = Table(title=f"{PROMPT!r} continued greedily, streamed; a chat answer; an embedding's digest")
    for column in ("language", "tokens", "tokens/s", "finish", "chat", "embedding", "agrees"):
        table.add_column(column, justify="right" if column.startswith("tokens") else "left")
    for row in rows:
        verdict = row.problem or ("yes" if row.essence == agreed else f"no: {row.text!r}")
        speed = f"{row.per_second:,.0f}"
        table.add_row(LANGUAGES[row.language].title, str(row.tokens), speed, row.finish_reason, row.answer, row.embedding, verdict)
    console = Console(width=110)
    console.print(f"{PROMPT}{rows[0].text}\n", highlight=False, markup=False)
    console.print(table)
    different = [row.language for row in rows if row.problem or row.essence != agreed]
    console.print(f"{len(rows) - len(different)} of {len(rows)} rows agree byte for byte", highlight=False)
    return 1 if different else 0


def _row(api: Api, language: str) -> Row:
    try:
        client = client_of(language, ROOT)
        try:
            return _generate(api, client)
        finally:
            client.stop()
    except (ClientDied, Refused, OSError) as error:
        return Row(language, "", 0, 0.0, "", problem=f"failed: {error}")


def _generate(api: Api, client: Client) -> Row:
    handles = {name: name for name in ("m", "c", "s", "e")}
    _call(api, client, "model.load", {"path": str(MODEL)}, bind="m", handles=handles)
    params = {"n_ctx": 256, "n_threads": 1, "deterministic": True}
    _call(api, client, "context.new", {"model": "m", "params": params}, bind="c", handles=handles)
    asked = {"prompt": PROMPT, "max_tokens": MAX_TOKENS}
    _call(api, client, "context.generate/stream", asked, target="c", bind="s", handles=handles, sampler="greedy")
    pieces = decode(_good(client.ask("drain", target="s")))
    record = decode(_good(client.ask("finish", target="s")))
    client.ask("close", target="s")
    messages = [{"role": "user", "content": QUESTION}]
    asked = {"messages": messages, "max_tokens": MAX_TOKENS}
    chat = decode(_call(api, client, "context.chat/result", asked, target="c", handles=handles, sampler="greedy"))
    _call(api, client, "embedding_generator.new", {"model": "m", "config": {"n_threads": 1}}, bind="e", handles=handles)
    vector = _call(api, client, "embedding_generator.embed", {"text": QUESTION}, target="e", handles=handles)
    for handle in ("e", "c", "m"):
        client.ask("close", target=handle)
    stats = record["stats"]
    speed = stats["n_generated"] / stats["generate_ms"] * 1000 if stats["generate_ms"] else 0.0
    digest = hashlib.sha256(bytes.fromhex(vector[1])).hexdigest()[:12]
    return Row(client.language, "".join(pieces), stats["n_generated"], speed, record["finish_reason"], chat["text"], digest)


def _call(
    api: Api,
    client: Client,
    path: str,
    arguments: dict[str, Any],
    *,
    bind: str = "",
    handles: dict[str, str],
    target: str = "",
    sampler: str = "",
) -> Any:
    op = operation_of(api, path)
    types = {p.id: p.type for p in (*(i.param for i in op.inputs), *op.params)}
    tagged = {key: encode(api, types[key], value, handles) for key, value in arguments.items()}
    if sampler:
        tagged["sampler"] = ["preset", ["sampler_params", sampler]]
    return _good(client.ask("call", method=path, target=target or None, args=tagged, bind=bind or None))


def _good(answer: Answer) -> Any:
    if answer.ok is None:
        raise Refused(str(answer))
    return answer.ok


if __name__ == "__main__":
    sys.exit(main())
