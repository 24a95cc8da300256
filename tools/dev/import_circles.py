"""Fails on an import circle inside a package: the data flow of the generator has one direction, and this holds it to that.

Imports inside functions and under `TYPE_CHECKING` count: a circle that Python happens to survive is still two files that are one.
"""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def module_name(file: Path, root: Path) -> str:
    """The dotted name under which the file is imported when `root` is on the path."""
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(tree: ast.AST, module: str, is_package: bool) -> set[str]:
    """Every dotted name that the module asks for; `from a import b` may mean the module `a.b` or a name in `a`, so it gives `a.b`."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                package = module.split(".")
                package = package[: len(package) - node.level + is_package]
                start = ".".join([*package, start] if start else package)
            names.update(f"{start}.{alias.name}" for alias in node.names)
    return names


def import_graph(package: Path) -> dict[str, set[str]]:
    """Which module of the package imports which others of it."""
    root = package.parent
    files = {module_name(file, root): file for file in sorted(package.rglob("*.py"))}
    graph: dict[str, set[str]] = {}
    for module, file in files.items():
        wanted = imported_names(ast.parse(file.read_text(), str(file)), module, file.name == "__init__.py")
        # A name that is no module is one inside its module: one step up.
        owners = {name if name in files else name.rpartition(".")[0] for name in wanted}
        graph[module] = (owners & files.keys()) - {module}
    return graph


def find_circle(package: Path) -> list[str] | None:
    """The modules of one circle, the first again at the end; None where there is none."""
    try:
        TopologicalSorter(import_graph(package)).prepare()
    except CycleError as error:
        # graphlib lists each module before the one that imports it.
        circle: list[str] = error.args[1]
        return circle[::-1]
    return None


def main(packages: list[str]) -> int:
    """Checks each package folder; answers 1 if one has a circle."""
    failed = False
    for package in map(Path, packages):
        if not (package / "__init__.py").is_file():
            print(f"{package}: not a package")
            failed = True
        elif circle := find_circle(package):
            print(f"{package}: import circle: {' -> '.join(circle)}")
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
