"""Every field of the model is read by a view or asked by conformance: what nobody reads is not in the description."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from mullama_codegen import pipeline
from mullama_codegen.meaning import model
from mullama_codegen.meaning.model import Api

# Fields that have another reader: problems name the place, validation counts, conformance asks.
READ_ELSEWHERE = {
    "where": "problems name it",
    "ErrorCode.reached_by": "tests/conformance/tests/test_cases.py",
    "ErrorCode.reserved": "tests/conformance/tests/test_cases.py",
    "Feature.id": "tests/conformance/tests/test_cases.py",
    "Feature.title": "the table at the end of tests/conformance/run.py",
    "Feature.shown_by": "tests/conformance/tests/test_cases.py",
    "Feature.tests": "tests/conformance/runner/features.py",
    "Feature.needs": "tests/conformance/tests/test_cases.py",
    "Api.features": "tests/conformance/tests/test_cases.py",
}


def classes() -> list[type]:
    return [c for c in vars(model).values() if isinstance(c, type) and dataclasses.is_dataclass(c) and c.__module__ == model.__name__]


def test_every_field_is_read_by_a_view_or_by_conformance(features: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    for class_ in classes():
        names = {f.name for f in dataclasses.fields(class_)}

        def spy(self: Any, name: str, class_: type = class_, names: set[str] = names) -> Any:
            if name in names:
                read.add(f"{class_.__name__}.{name}")
            return object.__getattribute__(self, name)

        monkeypatch.setattr(class_, "__getattribute__", spy)
    pipeline.make(features)
    monkeypatch.undo()
    every = {f"{c.__name__}.{f.name}" for c in classes() for f in dataclasses.fields(c)}
    unread = {name for name in every - read if name not in READ_ELSEWHERE and name.partition(".")[2] not in READ_ELSEWHERE}
    assert unread == set()


def test_the_list_of_other_readers_names_fields_that_exist() -> None:
    every = {f"{c.__name__}.{f.name}" for c in classes() for f in dataclasses.fields(c)} | {"where"}
    assert set(READ_ELSEWHERE) <= every


def test_the_abi_is_lowered_from_the_model_alone(features: Api) -> None:
    assert pipeline.abi_of(features) == pipeline.abi_of(dataclasses.replace(features, features=()))
