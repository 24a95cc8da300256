"""What is compared of cargo's features."""

import pytest

from tools.dev import one_core


def test_a_package_that_is_there_twice_has_both() -> None:
    lines = {"syn v3|full", "syn v2|", "serde v1|std", "syn v3|"}
    assert one_core.differing(lines) == {"serde v1": "std", "syn v2": "", "syn v3": " and full"}


def test_a_binding_that_asks_for_more_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*selection: str) -> dict[str, str]:
        more = "std" if "--package=mullama-node" in selection else ""
        return {"memchr v2": more, "only theirs v1": more}

    def of_core(*selection: str) -> dict[str, str]:
        return {"memchr v2": ""} if selection == one_core.OURS else found(*selection)

    monkeypatch.setattr(one_core, "features", of_core)
    (problem,) = one_core.problems()
    assert problem == "--package=mullama-node --edges=normal,build: memchr v2 has [std], for core alone []"
