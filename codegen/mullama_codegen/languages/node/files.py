"""Node.js: the native module, the public `index.js` with its ES module and its types, and the names for the conformance client."""

from __future__ import annotations

from collections.abc import Iterator

from ...cabi.shapes import Abi
from ...meaning.model import Api
from ...output import File
from ...plan.planned import Plans
from . import client, declarations, native, native_records, public
from .language import NODE

FOLDER = "bindings/node"


def files(api: Api, abi: Abi, plans: Plans) -> Iterator[File]:
    """Every generated file of the Node folder; the C ABI is none of its business."""
    del abi
    plan = plans[NODE.id]
    modules = dict(native.modules(api, plan))
    for stem, module in modules.items():
        yield File(f"{FOLDER}/src/generated/{stem}.rs", "node/module.rs.j2", module)
    values = native_records.values(api, tuple(modules))
    for stem in ("mod", "errors", "handles", "names", "params", "records"):
        yield File(f"{FOLDER}/src/generated/{stem}.rs", f"node/{stem}.rs.j2", values)
    package = public.package(api, plan)
    yield File(f"{FOLDER}/index.js", "node/index.js.j2", package)
    yield File(f"{FOLDER}/index.mjs", "node/index.mjs.j2", package)
    yield File(f"{FOLDER}/index.d.cts", "node/index.d.cts.j2", declarations.declarations(api, plan))
    yield File(f"{FOLDER}/index.d.mts", "node/index.d.mts.j2", package)
    yield client.file(api, plan)
