"""Programs that only a type checker reads: they use every name in a conformance client's table, so that a wrong one is found.

The tables are data, which no compiler refuses; these are what compiles in their place. PHP has reflection for it: `probe.php`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Table = dict[str, Any]


def read(client: Path) -> Table:
    """The table of a client."""
    table: Table = json.loads((client / "table.json").read_text(encoding="utf-8"))
    return table


def python(table: Table) -> str:
    """Every name of Python's table, for mypy; `v` is any value."""
    lines = ["from typing import Any", "import mullama", "", "", "async def probe(v: Any) -> None:"]
    lines += [f"    {line}" for line in _python(table)]
    return "\n".join(lines) + "\n"


def _python(table: Table) -> Iterator[str]:
    for path, call in _calls(table):
        names = _names(table, call, lambda record: record.get("passed") == "keywords")
        given = ", ".join(f"{name}=v" for name in names)
        wait = "await " if "awaited" in call else ""
        if "method" in call:
            yield f"{wait}mullama.{_owner(table, path)}.{call['method']}(v, {given})"
        elif "value" in call:
            yield f"mullama.{call['value']}"
        else:
            yield f"{wait}mullama.{call.get('new') or call['function']}({given})"
    for handle in table["handles"].values():
        yield from (f"mullama.{handle['type']}.{name}" for name, _ in handle["facts"].values())
    for stream in table["streams"].values():
        yield from (f"mullama.{stream['type']}.finish(v)", f"mullama.Async{stream['type']}(v)")
    for index, record in enumerate(table["records"].values()):
        if record.get("passed") == "keywords" and "presets" not in record:
            continue  # Python has no class of it
        yield f"record_{index}: mullama.{record['type']} = v"
        yield from (f"record_{index}.{name}" for name, _ in record["fields"].values())
        yield from (f"mullama.{name}()" for name in record.get("presets", {}).values())
        if "passed" in record:
            yield f"mullama.{record['type']}({', '.join(f'{name}=v' for name, _ in record['fields'].values())})"
    for union in table["unions"].values():
        yield from (f"mullama.{union['type']}.{name}(v)" for name, _ in union["cases"].values())
    yield from (f"mullama.{name}" for name in table["enums"].values())


def node(table: Table) -> str:
    """Every name of Node's table, for tsc; `v` is any value."""
    lines = ["import * as mullama from './index.cjs';", "export function probe(v: any) {"]
    lines += [f"  {line};" for line in _node(table)]
    return "\n".join([*lines, "}"]) + "\n"


def _node(table: Table) -> Iterator[str]:
    for path, call in _calls(table):
        given = ", ".join("v" for _ in _names(table, call, lambda _: False))
        if "new" in call:
            yield f"new mullama.{call['new']}({given})"
            continue
        called = f"(v as mullama.{_owner(table, path)}).{call['method']}" if "method" in call else f"mullama.{call['function']}"
        # Not awaited: what is given may have a method `then` of its own.
        yield f"{called}({given}){' satisfies Promise<unknown>' if 'awaited' in call else ''}"
    for handle in table["handles"].values():
        yield from (f"(v as mullama.{handle['type']}).{name}" for name, _ in handle["facts"].values())
    for stream in table["streams"].values():
        yield f"(v as mullama.{stream['type']}).finish()"
    for record in table["records"].values():
        yield from (f"({{ {name}: v }}) satisfies Partial<mullama.{record['type']}>" for name, _ in record["fields"].values())
        yield from (f"mullama.{name}()" for name in record.get("presets", {}).values())
    for union in table["unions"].values():
        yield from (f"({{ {name}: v }}) satisfies mullama.{union['type']}" for name, _ in union["cases"].values())
    yield from (f"mullama.{name}" for name in table["enums"].values())


def _calls(table: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, ways in table["calls"].items():
        yield from ((path, call) for call in ways)


def _owner(table: Table, path: str) -> str:
    """The class whose method a path names."""
    return str(table["handles"][path.partition(".")[0]]["type"])


def _names(table: Table, call: dict[str, Any], is_spread: Callable[[dict[str, Any]], bool]) -> list[str]:
    """What a call's arguments are called: each name once, with the fields of a record that is spread out in its place."""
    names: list[str] = []
    for _, name, type_ in call["takes"]:
        outer, _, inner = type_.partition("<")
        record = table["records"][inner[:-1]] if outer == "record" else {}
        if is_spread(record):
            names += [field for field, _ in record["fields"].values()]
        else:
            names += [*(lead for _, lead in record.get("lead", ())), name]
    return list(dict.fromkeys(names))
