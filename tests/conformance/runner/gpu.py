"""The cases with every model's layers on a GPU: `--gpu`, on a machine that has one and with a library that is built for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .cases import Case, Step

ALL_LAYERS = -1


def on_gpu(cases: list[Case]) -> list[Case]:
    """The same cases, whose models have all their layers on the GPU unless a case says how many."""
    return [replace(case, steps=tuple(_moved(step) for step in case.steps)) for case in cases]


def _moved(step: Step) -> Step:
    if not step.call.startswith("model.load"):
        return step
    params: dict[str, Any] = {"n_gpu_layers": ALL_LAYERS, **step.arguments.get("params", {})}
    return replace(step, arguments={**step.arguments, "params": params})
