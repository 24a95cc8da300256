"""Loads the native half of the package before all else: what `MULLAMA_LIB` names and then no other, else the module of the package.

A failure says what was looked for, where, and what there is.
"""

import os
import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

PACKAGE = __name__.partition(".")[0]
NAME = f"{PACKAGE}._mullama"
FOLDER = Path(__file__).resolve().parent.parent
FILES = tuple(f"_mullama{suffix}" for suffix in EXTENSION_SUFFIXES)


def _explained(cause: ImportError) -> str:
    """A message for who has the wrong wheel, or a source tree in the place of one."""
    found = ", ".join(sorted(path.name for path in FOLDER.glob("_mullama*") if path.suffix != ".pyi")) or "none"
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} on {sysconfig.get_platform()}"
    return (
        f"mullama's native module cannot be loaded: {cause}. Looked for {' or '.join(FILES)} in {FOLDER}, where there is: {found}. "
        f"This is {python}; `pip install --force-reinstall mullama` takes the wheel made for it; MULLAMA_LIB names another module."
    )


def _file(named: Path) -> Path:
    """The file that `MULLAMA_LIB` means: itself, or Python's in the folder that it names."""
    if named.is_file():
        return named
    if not named.exists():
        raise ImportError(f"MULLAMA_LIB names {named}, which is not there", name=NAME)
    for name in FILES:
        if (named / name).is_file():
            return named / name
    raise ImportError(f"MULLAMA_LIB names the folder {named}, in which there is no {' nor '.join(FILES)}", name=NAME)


def _load(path: Path) -> None:
    """Loads a file as the package's module."""
    spec = spec_from_file_location(NAME, path, loader=ExtensionFileLoader(NAME, str(path)))
    assert spec is not None and spec.loader is not None
    try:
        module = module_from_spec(spec)
        sys.modules[NAME] = module
        spec.loader.exec_module(module)
    except ImportError as error:
        sys.modules.pop(NAME, None)
        text = f"MULLAMA_LIB names {path}, which does not load; Python needs a module made for it, {FILES[-2]}: {error}"
        raise ImportError(text, name=NAME, path=str(path)) from error
    sys.modules[PACKAGE]._mullama = module  # type: ignore[attr-defined]


def _find() -> None:
    """Finds the module; what is said of NumPy stands for itself."""
    named = os.environ.get("MULLAMA_LIB")
    if named:
        _load(_file(Path(named)))
        return
    try:
        from .. import _mullama  # noqa: F401
    except ImportError as error:
        if "numpy" in str(error).lower():
            raise
        raise ImportError(_explained(error), name=NAME, path=error.path) from error


_find()
