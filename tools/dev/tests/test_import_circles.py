"""The import check must bite: each way of writing a circle turns it red, and what only looks like one does not."""

from itertools import pairwise
from pathlib import Path

import pytest

from tools.dev.import_circles import find_circle, main


def package(folder: Path, **modules: str) -> Path:
    """Writes a package `p` with these modules; `a__b` is the module `b` of its sub-package `a`."""
    for name, text in {"__init__": "", **modules}.items():
        file = folder.joinpath("p", *name.split("__")).with_suffix(".py") if name != "__init__" else folder / "p" / "__init__.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text)
    return folder / "p"


@pytest.mark.parametrize(
    "back",
    [
        "import p.a",
        "from p import a",
        "from p.a import x",
        "from . import a",
        "from .a import x",
        "def f():\n    from .a import x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import x",
    ],
)
def test_two_modules_that_import_each_other_are_a_circle(tmp_path: Path, back: str) -> None:
    circle = find_circle(package(tmp_path, a="from .b import y", b=back))
    assert circle is not None
    assert set(circle) == {"p.a", "p.b"}


def test_a_circle_through_a_sub_package_is_named_in_the_order_of_its_imports(tmp_path: Path) -> None:
    circle = find_circle(package(tmp_path, a="from .views.go import v", views__go="from ..b import y", b="from .a import x"))
    assert circle is not None
    assert circle[0] == circle[-1]
    steps = set(pairwise(circle))
    assert steps == {("p.a", "p.views.go"), ("p.views.go", "p.b"), ("p.b", "p.a")}


def test_a_package_that_its_own_module_imports_back_is_a_circle(tmp_path: Path) -> None:
    folder = package(tmp_path, a="from p import VERSION")
    (folder / "__init__.py").write_text("from .a import x\nVERSION = 1")
    assert find_circle(folder) is not None


def test_sharing_and_siblings_are_no_circle(tmp_path: Path) -> None:
    assert find_circle(package(tmp_path, a="import json\nfrom . import b, c", b="from .c import x", c="import os")) is None


def test_the_command_names_the_circle_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(package(tmp_path, a="from .b import y", b="from .a import x"))]) == 1
    assert "import circle: p." in capsys.readouterr().out


def test_a_folder_that_is_no_package_fails_rather_than_passing_unread(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 1
