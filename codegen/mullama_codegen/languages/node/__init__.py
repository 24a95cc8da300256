"""Node.js: the native module of napi-rs, `index.js` with its types, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .docs import NodeWords
from .files import files
from .language import NODE
from .reference import NodeSpeller

TARGET = Target(NODE, files, NodeSpeller, NodeWords)
