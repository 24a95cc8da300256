"""Writing and checking: what differs is seen, orphans go, a failure writes nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jinja2
import pytest
from mullama_codegen import pipeline
from mullama_codegen.emit import tree as emitted
from mullama_codegen.emit.format import FormatterError, format_text
from mullama_codegen.emit.render import NOTICE, environment, render
from mullama_codegen.languages.rust.language import RUST
from mullama_codegen.output import File, FileKind

TEXT = f"// {NOTICE}\nfn a() {{}}\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    emitted.write(tmp_path, {"kept.rs": TEXT, "changed.rs": TEXT, "missing.rs": TEXT, "orphaned.rs": TEXT})
    (tmp_path / "changed.rs").write_text(TEXT + "// edited\n")
    (tmp_path / "missing.rs").unlink()
    (tmp_path / "by_hand.rs").write_text("fn b() {}\n")
    return tmp_path


MADE = {"kept.rs": TEXT, "changed.rs": TEXT, "missing.rs": TEXT}


def test_check_sees_changed_missing_and_orphaned_files(tree: Path) -> None:
    assert [str(d) for d in emitted.compare(tree, MADE)] == ["changed  changed.rs", "missing  missing.rs", "orphaned orphaned.rs"]


def test_write_brings_the_tree_in_line_and_leaves_hand_written_files(tree: Path) -> None:
    emitted.write(tree, MADE)
    assert emitted.compare(tree, MADE) == []
    assert sorted(file.name for file in tree.glob("*.rs")) == ["by_hand.rs", "changed.rs", "kept.rs", "missing.rs"]


def test_a_hand_written_file_that_quotes_the_notice_further_down_is_no_orphan(tree: Path) -> None:
    (tree / "quotes.md").write_text(f"# About\n\nThe first line says\n`{NOTICE}`.\n")
    assert "quotes.md" not in [d.path for d in emitted.compare(tree, MADE)]


def test_two_files_with_one_path_are_refused() -> None:
    file = File("a.md", "rust/core/mod.rs.j2", None)
    with pytest.raises(ValueError, match=r"a\.md is made twice"):
        emitted.make([file, file], [FileKind(".md", "# ")])


def test_the_mock_core_stands_beside_what_is_generated_for_the_real_one() -> None:
    api = pipeline.read(Path(__file__).parent / "hostile.yaml")
    paths = [file.path for file in (*pipeline.make(api).files, *pipeline.mock_core_files(api))]
    assert len(set(paths)) == len(paths)
    assert {"core/src/lib.rs", "core/src/generated/mod.rs"} <= set(paths)


def test_a_template_that_asks_for_an_unknown_field_fails() -> None:
    env = environment().overlay(loader=jinja2.DictLoader({"t": "{{ view.nothing }}"}))
    with pytest.raises(jinja2.UndefinedError):
        render(env, File("a.md", "t", object()), FileKind(".md", "# "))


def test_text_that_the_formatter_refuses_is_told_with_its_path() -> None:
    with pytest.raises(FormatterError, match=r"bad\.rs: rustfmt refuses"):
        format_text(RUST.kinds[0], "fn (", "bad.rs")
