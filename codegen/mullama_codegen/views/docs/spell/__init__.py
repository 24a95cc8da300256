"""The seven languages, in the order of the tabs."""

from __future__ import annotations

from ....abi import Abi
from ....model import Api
from .base import Speller
from .c import C
from .cpp import Cpp
from .go import Go
from .node import Node
from .php import Php
from .python import Python
from .rust import Rust

__all__ = ["Speller", "spellers"]


def spellers(api: Api, abi: Abi) -> tuple[Speller, ...]:
    """Every language's speller for one API."""
    return (Python(api, abi), Node(api, abi), Go(api, abi), Php(api, abi), Rust(api, abi), C(api, abi), Cpp(api, abi))
