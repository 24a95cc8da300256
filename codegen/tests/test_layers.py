"""The folders of the generator import in one direction; the table says which may import which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mullama_codegen

PACKAGE = Path(mullama_codegen.__file__).parent
# What each folder, or module at the top, may import beside itself. `output` is the one type that views hand to emit.
MAY_IMPORT = {
    "output": set(),
    "description": set(),
    "meaning": {"description"},
    "plan": {"meaning", "output"},
    "rules": {"description", "meaning", "plan"},
    "cabi": {"meaning", "plan"},
    "docs": {"description", "meaning", "plan", "rules", "output"},
    "languages": {"meaning", "plan", "cabi", "docs", "output"},
    "emit": {"meaning", "plan", "output"},
    "pipeline": {"description", "meaning", "plan", "rules", "cabi", "docs", "languages", "emit", "output"},
    "cli": {"description", "languages", "emit", "pipeline"},
    "__main__": {"cli"},
    "__init__": set(),
}
# C++ stands on C, and so does Rust's shim, which documents C; the native modules of Python and Node are Rust over core.
STANDS_ON = {
    "cpp": {"c.types"},
    "rust": {"c.language"},
    "python": {"rust.types", "rust.language"},
    "node": {"rust.types", "rust.language"},
}


def imports(file: Path, package: Path) -> Iterator[tuple[str, ...]]:
    """The modules of the package that a file imports, as paths from its root; wherever in the file, in either spelling."""
    here = file.relative_to(package).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            parts = tuple(node.module.split(".")) if node.module else ()
            if node.level:
                parts = (*here[: len(here) - node.level + 1], *parts)
            elif parts[:1] == (package.name,):
                parts = parts[1:]
            else:
                continue
            yield from ((*parts, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split("."))[1:] for alias in node.names if alias.name.split(".")[0] == package.name)


def violations(package: Path) -> list[str]:
    """Every import against the table."""
    found = []
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package).with_suffix("").parts
        for target in imports(file, package):
            if not _allowed(package, path, target):
                found.append(f"{'/'.join(path)} imports {'.'.join(target)}")
    return found


def _allowed(package: Path, importer: tuple[str, ...], target: tuple[str, ...]) -> bool:
    top, wanted = importer[0], target[0] if target else ""
    if top != wanted:
        return wanted in MAY_IMPORT.get(top, set())
    if top != "languages" or len(importer) < 3 or not (package / "languages" / target[1]).is_dir():
        return True
    return importer[1] == target[1] or ".".join(target[1:3]) in STANDS_ON.get(importer[1], set())


def test_every_folder_imports_only_what_the_table_allows() -> None:
    assert violations(PACKAGE) == []


def views() -> list[Path]:
    """What prints a language, but for the value that says what the language can do."""
    return [path for path in (PACKAGE / "languages").rglob("*.py") if path.name != "language.py"]


def test_no_view_knows_a_form() -> None:
    assert [str(path.relative_to(PACKAGE)) for path in views() if "FormKind" in path.read_text(encoding="utf-8")] == []


def test_no_view_gives_up() -> None:
    assert [str(path.relative_to(PACKAGE)) for path in views() if "NotImplementedError" in path.read_text(encoding="utf-8")] == []


def test_the_table_names_every_folder_and_nothing_else() -> None:
    assert {path.stem for path in PACKAGE.iterdir() if path.name != "__pycache__"} == set(MAY_IMPORT)


def test_the_table_has_one_direction() -> None:
    placed: set[str] = set()
    for folder in MAY_IMPORT:
        assert MAY_IMPORT[folder] <= placed, folder
        placed.add(folder)


def test_an_import_against_the_direction_is_found(tmp_path: Path) -> None:
    planted = {
        "rules/upwards.py": "from ..languages.go import spell",
        "meaning/inside.py": "def late() -> None:\n    from ..rules import check",
        "plan/absolute.py": f"import {tmp_path.name}.cabi.lower",
        "languages/go/sideways.py": "from ..php.spelling import quoted",
        "languages/cpp/beyond.py": "from ..c.client import view",
        "languages/cpp/allowed.py": "from ..c.types import spelt",
        "languages/go/allowed.py": "from ..texts import doc_text\nfrom ...cabi.shapes import Abi\nfrom . import spell\nimport json",
    }
    for path in (*planted, "languages/php/spelling.py", "languages/c/types.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(planted.get(path, ""), encoding="utf-8")
    assert violations(tmp_path) == [
        "languages/cpp/beyond imports languages.c.client.view",
        "languages/go/sideways imports languages.php.spelling.quoted",
        "meaning/inside imports rules.check",
        "plan/absolute imports cabi.lower",
        "rules/upwards imports languages.go.spell",
    ]
