"""Node.js: the native module of napi-rs, `index.js` with its types, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .reference import Node

TARGET = Target("node", files, Node)
