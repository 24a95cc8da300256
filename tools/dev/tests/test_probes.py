"""A client's table is data, and a wrong name in it is found all the same."""

from __future__ import annotations

import copy
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.dev import probes
from tools.dev.stamps import ROOT

TABLE: probes.Table = {
    "calls": {"shelf.find": [{"method": "find", "takes": [["text", "text", "str"]], "gives": "i32s"}]},
    "handles": {"shelf": {"type": "Shelf", "facts": {"title": ["title", "str"]}}},
    "streams": {},
    "records": {"rule": {"type": "Rule", "passed": "object", "fields": {"key": ["key", "i64"]}}},
    "unions": {"filter": {"type": "Filter", "cases": {"query": ["query", "str"]}}},
    "enums": {"order": "Order"},
}
STUB = """
class Shelf:
    title: str
    def find(self, /, text: str) -> list[int]: ...
class Rule:
    key: int
    def __init__(self, key: int) -> None: ...
class Filter:
    @staticmethod
    def query(value: str) -> Filter: ...
class Order: ...
"""
PACKAGE = """<?php namespace Mullama;
class Shelf { public function find(string $text): array { return []; } public function title(): string { return ''; } }
class Rule { const FIELDS = ['key' => []]; }
class Filter { public static function query(string $value): self { return new self(); } }
enum Order {}
"""
WRONG = [
    (("calls", "shelf.find", 0, "method"), "fund"),
    (("calls", "shelf.find", 0, "takes", 0, 1), "txt"),
    (("handles", "shelf", "facts", "title", 0), "tittle"),
    (("records", "rule", "fields", "key", 0), "kee"),
    (("unions", "filter", "cases", "query", 0), "quarry"),
    (("enums", "order"), "Ordure"),
]


def changed(place: tuple[Any, ...], name: str) -> probes.Table:
    """The table with another name in one place."""
    table = copy.deepcopy(TABLE)
    within: Any = table
    for key in place[:-1]:
        within = within[key]
    within[place[-1]] = name
    return table


def python_accepts(table: probes.Table, folder: Path) -> bool:
    (folder / "mullama.pyi").write_text(STUB, encoding="utf-8")
    text = probes.python(table)
    # One cache for all, so each probe has a name of its own: mypy takes a file of the same name, size and second for the same file.
    probe = folder / f"probe_{hashlib.sha256(text.encode()).hexdigest()[:8]}.py"
    probe.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache" / "probes"), probe.name]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def php_accepts(table: probes.Table, folder: Path) -> bool:
    (folder / "conformance").mkdir(exist_ok=True)
    (folder / "conformance" / "table.json").write_text(json.dumps(table), encoding="utf-8")
    (folder / "autoload.php").write_text(PACKAGE, encoding="utf-8")
    return subprocess.run(["php", ROOT / "tools/dev/probe.php", folder], capture_output=True, check=False).returncode == 0


def test_a_right_table_is_accepted(tmp_path: Path) -> None:
    assert python_accepts(TABLE, tmp_path)
    assert php_accepts(TABLE, tmp_path)


@pytest.mark.parametrize(("place", "name"), WRONG, ids=[name for _, name in WRONG])
def test_a_wrong_name_is_refused(place: tuple[Any, ...], name: str, tmp_path: Path) -> None:
    assert not python_accepts(changed(place, name), tmp_path)
    assert not php_accepts(changed(place, name), tmp_path)


def test_nodes_probe_has_every_name() -> None:
    lines = probes.node(TABLE).splitlines()[2:-1]
    assert [line.strip() for line in lines] == [
        "(v as mullama.Shelf).find(v);",
        "(v as mullama.Shelf).title;",
        "({ key: v }) satisfies Partial<mullama.Rule>;",
        "({ query: v }) satisfies mullama.Filter;",
        "mullama.Order;",
    ]
