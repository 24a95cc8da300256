"""Node.js: the native module, the public `index.js` with its ES module and its types, and the conformance dispatch."""

from __future__ import annotations

from collections.abc import Iterator

from ...cabi.shapes import Abi
from ...meaning.model import Api
from ...output import File
from . import declarations, native, native_records, public, testee

ROOM = "bindings/node"


def files(api: Api, abi: Abi) -> Iterator[File]:
    """Every generated file of the Node room; the C ABI is none of its business."""
    del abi
    modules = dict(native.modules(api))
    for stem, module in modules.items():
        yield File(f"{ROOM}/src/generated/{stem}.rs", "node/module.rs.j2", module)
    values = native_records.values(api, tuple(modules))
    for stem in ("mod", "errors", "handles", "names", "params", "records"):
        yield File(f"{ROOM}/src/generated/{stem}.rs", f"node/{stem}.rs.j2", values)
    package = public.package(api)
    yield File(f"{ROOM}/index.js", "node/index.js.j2", package)
    yield File(f"{ROOM}/index.mjs", "node/index.mjs.j2", package)
    yield File(f"{ROOM}/index.d.cts", "node/index.d.cts.j2", declarations.declarations(api))
    yield File(f"{ROOM}/index.d.mts", "node/index.d.mts.j2", package)
    yield File(f"{ROOM}/testee/generated/dispatch.js", "node/dispatch.js.j2", testee.dispatch(api))
