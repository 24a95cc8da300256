"""The loop: reads a request, does what it asks, answers."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import mullama

from . import codec, dispatch
from .calls import Call, Named


class Testee:
    """The objects of this run; closed ones stay, so that using them can be tried."""

    def __init__(self) -> None:
        self.objects: dict[str, Any] = {}
        self.loop = asyncio.new_event_loop()

    def answer(self, request: Mapping[str, Any]) -> list[Any]:
        """The tagged answer of one request."""
        op = request["op"]
        if op == "hello":
            return hello()
        if op == "call":
            return self.call(dispatch.CALLS[request["method"]], request)
        target = self.objects[request["target"]]
        if op == "fact":
            fact = dispatch.FACTS[type(target)][request["name"]]
            return fact.encode(fact.read(target))
        if op == "close":
            return codec.nothing(target.close())
        if op == "clone":
            return self.keep(request, target.clone())
        return self.pull(op, target)

    def pull(self, op: str, stream: Any) -> list[Any]:
        """What is asked of a stream."""
        item, record = dispatch.STREAMS[type(stream)]
        if op == "finish":
            return record(stream.finish())
        if op == "drain":
            return codec.list_of(item)(list(stream))
        if op == "drain_async":
            stream = stream if hasattr(stream, "__aiter__") else dispatch.ASYNCHRONOUS[type(stream)](stream)
            return codec.list_of(item)(self.loop.run_until_complete(drain(stream)))
        if op == "next" and hasattr(stream, "__next__"):
            return codec.option(item)(next(stream, None))
        if op == "next":
            return codec.option(item)(self.loop.run_until_complete(following(stream)))
        raise ValueError(f"no op {op}")

    def call(self, call: Call, request: Mapping[str, Any]) -> list[Any]:
        """Makes a call."""
        before = [self.objects[request["target"]]] if request.get("target") else []
        keywords: dict[str, Any] = {}
        for id_, value in request.get("args", {}).items():
            argument = call.arguments[id_]
            if isinstance(argument, Named):
                keywords[argument.name] = self.value(value, argument.record)
            else:
                keywords.update(self.fields(value, argument.record))
        if call.is_awaited:
            made = self.loop.run_until_complete(awaited(call.function(*before, **keywords)))
        else:
            made = call.function(*before, **keywords)
        answer = call.answer(made)
        return self.keep(request, made) if answer[0] == "handle" else answer

    def keep(self, request: Mapping[str, Any], made: Any) -> list[Any]:
        """Keeps an object by the name that the suite gives it."""
        self.objects[request["bind"]] = made
        return codec.handle(request["bind"])

    def value(self, value: list[Any], record: str | None = None) -> Any:
        """A tagged value as Python's own."""
        tag, *payload = value
        if tag == "preset":
            return dispatch.PRESETS[payload[0][0], payload[0][1]]()
        if tag == "handle":
            return self.objects[payload[0]]
        if tag == "union":
            case, inner = payload[0]
            return dispatch.UNIONS[case](self.value(inner))
        if tag == "list":
            return [self.value(item) for item in payload[0]]
        if tag == "map":
            return {key: self.value(item) for key, item in payload[0].items()}
        if tag == "record" and record is not None:
            return dispatch.OBJECTS[record](**self.fields(value, record))
        if tag == "record":
            return {key: self.value(item) for key, item in payload[0].items()}
        return codec.plain(value)

    def fields(self, value: list[Any], record: str) -> dict[str, Any]:
        """A record's given fields by their names in Python."""
        names = dispatch.FIELDS[record]
        return {names[id_]: self.value(item) for id_, item in value[1].items()}


def hello() -> list[Any]:
    """Who answers."""
    return [
        "record",
        {
            "language": codec.text("python"),
            "version": codec.text(mullama.__version__),
            "abi": codec.integer(mullama.abi_version()),
            "api_digest": codec.text(mullama.api_digest()),
            "features": codec.list_of(codec.text)(dispatch.FEATURES),
        },
    ]


async def awaited(work: Any) -> Any:
    """Work that was begun outside of the loop."""
    return await work


async def drain(stream: Any) -> list[Any]:
    """All items of an asynchronous stream."""
    return [item async for item in stream]


async def following(stream: Any) -> Any:
    """The next item of an asynchronous stream."""
    async for item in stream:
        return item
    return None


def answered(testee: Testee, request: Mapping[str, Any]) -> dict[str, Any]:
    """The whole answer of one request, also where it fails."""
    try:
        return {"id": request["id"], "ok": testee.answer(request)}
    except mullama.MullamaError as error:
        return {"id": request["id"], "error": {"code": error.code, "message": str(error)}}
    except Exception as error:
        return {"id": request["id"], "crash": repr(error)}


def answered_in_child(testee: Testee, request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of a call that a forked child makes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with open(writer, "w", encoding="utf-8") as output:
            json.dump(answered(testee, {**request, "op": "call"}), output)
        # Nothing of the parent's is cleaned up here.
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answers:
        answer = answers.read()
    _, status = os.waitpid(child, 0)
    return dict(json.loads(answer)) if answer else {"id": request["id"], "crash": f"the child ended with status {status}"}


def main() -> None:
    """Answers until there is no request any more."""
    testee = Testee()
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "bye":
            break
        answer = answered_in_child(testee, request) if request["op"] == "in_child" else answered(testee, request)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
