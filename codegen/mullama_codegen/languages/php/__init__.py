"""PHP: classes over the C ABI through FFI, and the conformance client."""

from __future__ import annotations

from ..target import Target
from .files import files
from .reference import Php

TARGET = Target("php", files, Php)
