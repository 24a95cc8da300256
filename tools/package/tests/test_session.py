"""What the command line of `package` and `test-packages` means."""

from __future__ import annotations

from typing import NoReturn, cast

import nox
import pytest

from tools.dev import clean_room, steps
from tools.package import recipes
from tools.package.managers import NAMES
from tools.package.rooms import Trouble
from tools.package.session import check_all, read


def test_without_words_everything_is_packed_for_this_machine() -> None:
    asked = read([])
    assert (asked.names, asked.targets, asked.local, asked.given) == (NAMES, (), False, False)


def test_package_managers_and_targets_are_named_in_any_order() -> None:
    asked = read(["c", "--target", "aarch64", "npm", "--target", "vulkan"])
    assert (asked.names, asked.targets) == (("c", "npm"), ("aarch64", "vulkan"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pip"], "no package manager pip; there are python"),
        (["--target", "riscv64"], "--target knows no 'riscv64'; there are aarch64, vulkan"),
        (["--target"], "--target knows no ''"),
        (["--local", "--target", "aarch64"], "exclude each other"),
        (["--local", "--given"], "exclude each other"),
    ],
)
def test_what_is_unknown_or_does_not_go_together_is_refused(words: list[str], said: str) -> None:
    with pytest.raises(Trouble, match=said):
        read(words)


class Session:
    """As much of nox's as a failure needs."""

    name = "test-packages"
    posargs: tuple[str, ...] = ()

    def error(self, *said: str) -> NoReturn:
        """Ends it."""
        raise RuntimeError(*said)


def test_where_no_bare_root_can_be_made_the_session_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_room, "obstacle", lambda: "mmdebstrap is not to be had")
    monkeypatch.setattr(steps, "failures", [])
    with pytest.raises(RuntimeError, match="packages are tried in bare roots: mmdebstrap is not to be had"):
        check_all(cast("nox.Session", Session()))


def test_a_recipe_has_the_features_that_crates_have() -> None:
    assert recipes.OWN.features == ("static-stdcxx",)
    assert recipes.OTHERS["vulkan"].features == ("static-stdcxx", "vulkan")
    assert recipes.OWN.triple == ""
    assert recipes.OTHERS["aarch64"].triple == "aarch64-unknown-linux-gnu"
