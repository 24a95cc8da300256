"""cargo: both crates as `cargo package` makes them. They are source of ours alone: llama.cpp is a crate they depend on."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package import readmes, rights, toolchain
from tools.package.managers import Row, releases, timed
from tools.package.natives import Natives
from tools.package.rooms import Mount, Trouble, room
from tools.package.symbols import run

CRATES = ("mullama", "mullama-ffi")
# Where cargo makes the archives; what they are tried with is compiled without our settings in the room's release's folder, minutes once.
TARGET = ROOT / "build" / "package-crates"
NEEDS = ("g++", "make", "libclang-dev")
MODEL = Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", "/model.gguf")
MANIFEST = """[package]
name = "user"
version = "1.0.0"
edition = "2021"

"""
MAIN = """use mullama::{Context, Model};

fn main() -> mullama::Result<()> {
    let model = Model::load("/model.gguf")?;
    let context = Context::new(&model)?;
    println!("{} says {:?}", mullama::version(), context.generate("Once upon a time")?);
    Ok(())
}
"""


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """The crates, with the files that git knows of."""
    del natives  # nothing compiled is in them
    named = [word for name in CRATES for word in ("--package", name)]
    run("cargo", "package", "--locked", "--no-verify", *named, "--target-dir", TARGET, folder=ROOT)
    made = []
    for name in CRATES:
        crate = TARGET / "package" / f"{name}-{rights.version()}.crate"
        made.append(crate.rename(dist / crate.name))
    return made


def check(dist: Path) -> Iterator[Row]:
    """Builds a project of a user's with the crate in place of the registry's, without our settings, and runs it."""
    release = releases()[0]
    mounts, environment = toolchain.rust(release)
    toolchain.forget_ours(release)
    with room(f"crates-{release}", release, NEEDS, (*mounts, Mount(dist, "/dist"), MODEL), network=False, **environment) as made:
        begin = time.monotonic()
        made.write("/project/Cargo.toml", MANIFEST + readmes.block("rust", "toml"))
        made.write("/project/src/main.rs", MAIN)
        line = readmes.line("rust", "tar -xf", {"build/dist/crates": "/dist"})
        made.run(f"cd /project && {line} && cargo build --release", log="build")
        said = made.run("/target/release/user", log="run").strip()
        if not said.startswith(f"{rights.version()} says "):
            raise Trouble(f"the project printed {said!r}")
        yield Row(f"a fresh project over the crate, {release}", timed(begin), said)
        begin, folder = time.monotonic(), f"/mullama-ffi-{rights.version()}"
        made.run(f"tar --extract --file /dist{folder}.crate --directory /", log="unpack-ffi")
        crate = f"""--config 'patch.crates-io.mullama.path="/project/mullama-{rights.version()}"'"""
        made.run(f"cd {folder} && cargo build --release {crate}", log="build-ffi")
        size = (toolchain.target_of(release) / "release" / "libmullama_ffi.so").stat().st_size
        yield Row(f"the C library out of its crate, {release}", timed(begin), f"{size / 1e6:.1f} MB")
    yield readmes.whole("rust")
