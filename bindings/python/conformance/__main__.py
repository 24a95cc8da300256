"""The loop: reads a request, lets the client do what it asks, answers."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import mullama

from .client import Client


def answered(client: Client, request: Mapping[str, Any]) -> dict[str, Any]:
    """The whole answer of one request, also where it fails."""
    try:
        return {"id": request["id"], "ok": client.answer(request)}
    except mullama.MullamaError as error:
        return {"id": request["id"], "error": {"code": error.code, "message": str(error)}}
    except Exception as error:
        return {"id": request["id"], "crash": repr(error)}


def answered_in_child(client: Client, request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of a call that a forked child makes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with open(writer, "w", encoding="utf-8") as output:
            json.dump(answered(client, {**request, "op": "call"}), output)
        # Nothing of the parent's is cleaned up here.
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answers:
        answer = answers.read()
    _, status = os.waitpid(child, 0)
    return dict(json.loads(answer)) if answer else {"id": request["id"], "crash": f"the child ended with status {status}"}


def main() -> None:
    """Answers until there is no request any more."""
    client = Client()
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "bye":
            break
        answer = answered_in_child(client, request) if request["op"] == "in_child" else answered(client, request)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
