"""The order of core's layers, with imports planted against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.dev.rust_layers import known_layers, problems, roots
from tools.dev.stamps import ROOT


def test_core_keeps_to_its_layers() -> None:
    assert problems(ROOT / "core" / "src") == []


def test_every_layer_has_a_first_line_that_says_what_it_knows() -> None:
    for layer in known_layers():
        assert (ROOT / "core" / "src" / layer / "mod.rs").read_text().startswith("//! "), layer


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("runtime/pending.rs", "use crate::api::Model;", "runtime/pending.rs:1: runtime may not know api (api)"),
        ("gguf/mod.rs", "\nuse crate::{Error, Model};", "gguf/mod.rs:2: gguf may not know api (Model)"),
        ("text/utf8.rs", "fn f() -> crate::Pending<i32> { todo!() }", "text/utf8.rs:1: text may not know runtime (Pending)"),
        ("chat/mod.rs", "use crate::embedding::Plan;", "chat/mod.rs:1: chat may not know embedding (embedding)"),
        ("engine/mod.rs", "use crate::version;", "engine/mod.rs:1: engine may not know api (version)"),
        ("odd.rs", "", "odd.rs: odd is no layer; tools/dev/rust_layers.py has the order"),
        ("api/model.rs", "use crate::{engine::Weights, gguf, text::{check_token, Prompt}, Result};", ""),
        ("text/mod.rs", "// use crate::api::Model;", ""),
    ],
)
def test_an_import_against_the_order_is_named(tmp_path: Path, file: str, code: str, said: str) -> None:
    (tmp_path / "lib.rs").write_text("pub use api::{Model, Stream};\npub use api::library::*;\npub use runtime::Pending;\n")
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "library.rs").write_text("pub fn version() -> i32 { 1 }\n")
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(code)
    assert problems(tmp_path) == ([said] if said else [])


def test_a_list_of_imports_gives_the_first_part_of_each() -> None:
    assert roots("use crate::{a::B, c::{D, e::{F}, G}, h};\nuse crate::i::J;") == [(1, "a"), (1, "c"), (1, "h"), (2, "i")]
