"""Python: a native module of PyO3, its stub, the public package over it, and the names for the conformance client."""

from __future__ import annotations

from collections.abc import Iterator

from ...cabi.shapes import Abi
from ...meaning.model import Api
from ...output import File
from ...plan.planned import Plans
from . import client
from .language import PYTHON
from .native import native_view
from .package import package_view

FOLDER = "bindings/python"
RUST = f"{FOLDER}/src/generated"
PACKAGE = f"{FOLDER}/python/mullama"


def files(api: Api, abi: Abi, plans: Plans) -> Iterator[File]:
    """Every generated file of `bindings/python`."""
    native = native_view(api, plans[PYTHON.id])
    for stem in ("mod", "values", "functions"):
        yield File(f"{RUST}/{stem}.rs", f"python/{stem}.rs.j2", native)
    for handle in native.handles:
        yield File(f"{RUST}/{handle.module}.rs", "python/handle.rs.j2", handle)
    for stream in native.streams:
        yield File(f"{RUST}/{stream.module}.rs", "python/stream.rs.j2", stream)
    yield File(f"{PACKAGE}/_mullama.pyi", "python/stub.pyi.j2", native)

    package = package_view(api, native)
    yield File(f"{PACKAGE}/__init__.py", "python/init.py.j2", package)
    for stem in ("enums", "errors", "records", "streams", "unions"):
        yield File(f"{PACKAGE}/generated/{stem}.py", f"python/{stem}.py.j2", package)

    yield client.file(api, plans[PYTHON.id])
