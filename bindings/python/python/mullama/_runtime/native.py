"""Loads the native half of the package before all else, so that a failure says what was looked for, where, and what there is."""

import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent


def _explained(cause: ImportError) -> str:
    """A message for who has the wrong wheel, or a source tree in the place of one."""
    wanted = " or ".join(f"_mullama{suffix}" for suffix in EXTENSION_SUFFIXES)
    found = ", ".join(sorted(path.name for path in FOLDER.glob("_mullama*") if path.suffix != ".pyi")) or "none"
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} on {sysconfig.get_platform()}"
    return (
        f"mullama's native module cannot be loaded: {cause}. Looked for {wanted} in {FOLDER}, where there is: {found}. "
        f"This is {python}; `pip install --force-reinstall mullama` takes the wheel that is made for it."
    )


try:
    from .. import _mullama  # noqa: F401
except ImportError as error:
    # What is said of NumPy stands for itself.
    if "numpy" in str(error).lower():
        raise
    raise ImportError(_explained(error), name="mullama._mullama", path=error.path) from error
