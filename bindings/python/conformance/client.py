"""The client: it finds what a request names on the public package, calls it as a user would, and writes down what comes back."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import mullama

from .answers import Tagged, member, tagged
from .arguments import Arguments
from .table import TABLE, Call, found, parts


@dataclass(frozen=True)
class Kept:
    """An object under the suite's name, and which handle or stream of the description it is."""

    object: Any
    type: str


class Client:
    """The objects of this run; closed ones stay, so that using them can be tried."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.arguments = Arguments(lambda name: self.kept[name].object)
        self.loop = asyncio.new_event_loop()

    def answer(self, request: Mapping[str, Any]) -> Tagged:
        """The tagged answer of one request."""
        op = request["op"]
        if op == "hello":
            return hello()
        if op == "call":
            return self.call(request)
        target = self.kept[request["target"]]
        if op == "fact":
            return fact(target, request["name"])
        if op == "close":
            target.object.close()
            return ["none"]
        if op == "clone":
            return self.keep(request, target.type, target.object.clone())
        return self.pull(op, target)

    def call(self, request: Mapping[str, Any]) -> Tagged:
        """Makes a call."""
        given = request.get("args", {})
        call = chosen(request["method"], given)
        keywords = self.arguments.keywords(call["takes"], given)
        if "changed" in call:
            keywords[call["changed"]] = array("f", keywords[call["changed"]])
        if "value" in call:
            made = found(call["value"])
        elif "method" in call:
            made = getattr(self.kept[request["target"]].object, call["method"])(**keywords)
        else:
            made = found(call["new"] if "new" in call else call["function"])(**keywords)
        if call.get("awaited"):
            made = self.loop.run_until_complete(awaited(made))
        outer, inner = parts(call["gives"])
        if outer in ("handle", "stream"):
            return self.keep(request, call["gives"], made)
        if outer == "heard":
            return tagged(f"list<{inner}>", keywords["callback"].heard)
        return tagged(call["gives"], keywords[call["changed"]] if "changed" in call else made)

    def keep(self, request: Mapping[str, Any], type_: str, made: Any) -> Tagged:
        """Keeps an object by the name that the suite gives it."""
        outer, id_ = parts(type_)
        if outer == "handle":
            member(TABLE["handles"][id_]["type"], made)
        self.kept[request["bind"]] = Kept(made, type_)
        return ["handle", request["bind"]]

    def pull(self, op: str, target: Kept) -> Tagged:
        """What is asked of a stream: of the ordinary one, or of the one that an event loop iterates over."""
        shape, stream = TABLE["streams"][parts(target.type)[1]], target.object
        item = shape["item"]
        if op == "finish":
            return tagged(shape["record"], stream.finish())
        if op == "drain":
            return tagged(f"list<{item}>", list(stream))
        if op == "drain_async":
            stream = stream if hasattr(stream, "__aiter__") else found(f"Async{shape['type']}")(stream)
            return tagged(f"list<{item}>", self.loop.run_until_complete(drain(stream)))
        if op == "next" and hasattr(stream, "__next__"):
            return tagged(f"option<{item}>", next(stream, None))
        if op == "next":
            return tagged(f"option<{item}>", self.loop.run_until_complete(following(stream)))
        raise ValueError(f"no op {op}")


def chosen(path: str, given: Mapping[str, Tagged]) -> Call:
    """The call of a path that takes what is given; only where there are several inputs has a path several calls."""
    for call in TABLE["calls"][path]:
        if given.keys() <= {id_ for id_, _, _ in call["takes"]}:
            return call
    raise ValueError(f"{path} does not take {', '.join(given)}")


def fact(target: Kept, id_: str) -> Tagged:
    """A fact of a handle: an attribute, or a method where it makes something anew."""
    name, type_ = TABLE["handles"][parts(target.type)[1]]["facts"][id_]
    value = getattr(target.object, name)
    return tagged(type_, value() if callable(value) else value)


def hello() -> Tagged:
    """Who answers."""
    return [
        "record",
        {
            "language": ["str", "python"],
            "version": tagged("str", mullama.__version__),
            "abi": tagged("i64", mullama.abi_version()),
            "api_digest": tagged("str", mullama.api_digest()),
            "features": tagged("list<str>", TABLE["features"]),
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
