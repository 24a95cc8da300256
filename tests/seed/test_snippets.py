"""Every snippet of the seed's "Common API Patterns" in Go, PHP and C runs as it stands there, in a folder with a `./model.gguf`.

Each program goes on to print the text that it generated, and what its context and its embedding have; all must print the same.
The snippets in Python and Node.js are run by those languages' own tests.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.seed import snippets

ROOT = Path(__file__).resolve().parents[2]
GO, PHP, C = (ROOT / "bindings" / name for name in ("go", "php", "c"))
LIBRARY = ROOT / "target" / "release"
SECTIONS = ("load a model", "create a context", "generate text", "generate embeddings")
BUILDING = ("cargo build --release -p mullama-ffi", "cd bindings/go && CGO_ENABLED=1 go build ./...")

IN_GO = """
package main

import (
	"fmt"
	"log"

	mullama "github.com/neul-labs/mullama-go"
)

func main() {
%s
	if err != nil { log.Fatal(err) }
	fmt.Printf("%%s\\n%%d tokens, %%d numbers", text, ctx.NCtx(), len(emb))
}
"""

IN_PHP = """<?php
require '%s/autoload.php';
use Mullama\\{Context, EmbeddingGenerator, Model, SamplerParams};
%s
printf("%%s\\n%%d tokens, %%d numbers", $text, $ctx->nCtx(), count($emb));
"""

# Each section in a block inside the one before, for `params` is declared twice.
IN_C = """
#include <stdio.h>
#include "mullama.h"

int main(void) {
%s
  const int length = (int)mullama_embed_text(gen, "Hello, world!", embedding, 4096);
  printf("%%s\\n%%d tokens, %%d numbers", output, (int)mullama_context_n_ctx(ctx), length);
  mullama_embedding_generator_free(gen);
  mullama_context_free(ctx);
  mullama_model_free(model);
%s
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.gguf").symlink_to(ROOT / "models" / "mullama-tiny.Q8_0.gguf")
    return tmp_path


def output_of(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_go(folder: Path) -> str:
    source = folder / "main.go"
    source.write_text(IN_GO % "".join(snippets.of("Go")))
    output_of("go", "build", "-o", folder / "program", source, folder=GO)
    return output_of(folder / "program", folder=folder)


def in_php(folder: Path) -> str:
    source = folder / "main.php"
    source.write_text(IN_PHP % (PHP, "".join(snippets.of("PHP"))))
    return output_of("php", source, folder=folder)


def in_c(folder: Path) -> str:
    source, code = folder / "main.c", snippets.of("C")
    source.write_text(IN_C % ("{\n".join(code), "}" * (len(code) - 1)))
    linked = ("-L", LIBRARY, "-lmullama_ffi", f"-Wl,-rpath,{LIBRARY}")
    output_of("cc", "-std=c99", "-I", C / "include", source, "-o", folder / "program", *linked, folder=folder)
    return output_of(folder / "program", folder=folder)


PROGRAMS: dict[str, Callable[[Path], str]] = {"Go": in_go, "PHP": in_php, "C": in_c}


def test_the_snippets_run_as_they_stand_and_say_the_same_in_each_language(folder: Path) -> None:
    for language in PROGRAMS:
        assert len(snippets.of(language)) == len(SECTIONS), language
    printed = {language: program(folder) for language, program in PROGRAMS.items()}
    assert len(set(printed.values())) == 1, printed
    # The tiny model has nothing to say to "Hello, AI!", and says it in each language alike.
    assert printed["C"].rsplit("\n", 1)[1] == "2048 tokens, 256 numbers", printed["C"]


@pytest.mark.parametrize("line", BUILDING)
def test_what_builds_from_source_is_what_the_page_says(line: str) -> None:
    output_of("bash", "-c", line, folder=ROOT)


def test_the_chapter_is_the_seeds_own() -> None:
    if not snippets.SEED.exists():
        pytest.skip(f"{snippets.SEED} is not here: the page lies beside the project's checkout alone")
    page = snippets.SEED.read_text()
    assert snippets.CHAPTER.read_text() in page
    assert all(line in page for line in BUILDING)
