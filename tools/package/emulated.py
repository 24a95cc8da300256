"""Runs what was packed for 64-bit ARM under qemu-user, in a root of Debian's for that processor: C, Python and Node.js.

The package managers choose and install on this machine, as they do when an image for another processor is made. The root is only unpacked:
nothing in it was set up, and a program there is started directly, for without a kernel's help no program starts another.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.dev import steps
from tools.dev.clean_room import ROOMS, bare_root, installed
from tools.dev.stamps import ROOT
from tools.package import recipes, rights
from tools.package.managers import Row, timed
from tools.package.rooms import Mount, Room, Trouble, furnish, room

RECIPE = recipes.OTHERS["aarch64"]
RELEASE, ARCHITECTURE = "bookworm", "arm64"
QEMU, QEMU_PACKAGE = "qemu-aarch64-static", "qemu-user-static"
PYTHON = "3.11"  # of that release, as its Node.js is 18
INCLUDED = ("python3", "nodejs")
# Each variant with a processor of qemu's that is just able to run it.
PROCESSORS = {"armv8-a": "cortex-a53", "dotprod": "cortex-a76", "i8mm": "max"}
TELL = ROOT / "tests" / "variants" / "tell.c"
MODEL = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
NUMPY = ROOT / "build" / "package-numpy"
# A program under qemu needs ten times the time; with one thread it is at least not two that wait for each other.
CHAT_PYTHON = """
import time
begin = time.perf_counter()
import mullama
loaded = time.perf_counter() - begin
from mullama import Context, Model, SamplerParams
context = Context(Model.load("/model.gguf"), n_ctx=512, n_threads=1)
text = context.chat([("user", "What is the capital of France?")], 40, SamplerParams.greedy()).text
print(f"{mullama.__version__} imported in {loaded * 1000:.0f} ms under qemu, says {text!r}")
"""
CHAT_NODE = """
const begin = performance.now();
const { Context, Model, samplerParamsGreedy, version } = require('mullama');
const loaded = performance.now() - begin;
const context = new Context(Model.load('/model.gguf'), { nCtx: 512, nThreads: 1 });
const { text } = context.chat([{ role: 'user', content: 'What is the capital of France?' }], 40, samplerParamsGreedy());
console.log(`${version()} loaded in ${loaded.toFixed(0)} ms under qemu, says ${text}`);
"""
# What tell.c prints, the same on every processor: gcc 10 had the variant i8mm compute other numbers.
STORY = " there was a brave llama called Anna. Anna lived near a forest with a friend, a sparrow called Ben. One day"
ANSWER = "The capital of France is Paris."


@contextmanager
def machine(name: str, processor: str = "max") -> Iterator[Room]:
    """A fresh copy of the unpacked root, whose programs qemu runs as on that processor."""
    if not installed(QEMU, QEMU_PACKAGE):
        raise Trouble(f"{QEMU} is not here, which runs programs of another processor; install {QEMU_PACKAGE}")
    path = ROOMS / f"package-{ARCHITECTURE}-{name}"
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", bare_root(RELEASE, ",".join(INCLUDED), ARCHITECTURE), path], check=True)
    for place in ("proc", "dev", "tmp"):  # which a package makes that nothing here depends on
        (path / place).mkdir(exist_ok=True)
    made = Room(f"{ARCHITECTURE}-{name}", path, (Mount(MODEL, "/model.gguf"),), emulator=(f"/{QEMU}", "-cpu", processor))
    furnish(made)
    made.put(Path(shutil.which(QEMU) or ""), f"/{QEMU}")
    yield made
    shutil.rmtree(path, ignore_errors=True)


def c(dist: Path) -> Iterator[Row]:
    """A program over the archive's shared library and one over its static library, on a processor for each variant."""
    name = f"mullama-{rights.version()}-{RECIPE.platform.name}"
    if not (dist / f"{name}.tar.gz").is_file():
        return
    begin = time.monotonic()
    mounts = (Mount(dist, "/dist"), Mount(TELL, "/tell.c"))
    prefix = f"/home/{name}"
    with room("c-cross", RECIPE.release, (*recipes.PACKAGES, *RECIPE.packages), mounts) as made:
        made.run(f"mkdir -p /home && tar --extract --file /dist/{name}.tar.gz --directory /home", log="unpack")
        compiler = f"{RECIPE.tools}gcc -std=c99 -O1 /tell.c -I {prefix}/include"
        made.run(f"{compiler} -L {prefix}/lib -lmullama_ffi -Wl,-rpath,{prefix}/lib -o /home/tell-shared", log="shared")
        made.run(f"{compiler} {prefix}/lib/libmullama_ffi.a -lm -lpthread -ldl -o /home/tell-static", log="static")
        yield Row("C for aarch64: cross-compiled, shared and static", timed(begin))
        for variant, processor in PROCESSORS.items():
            with machine("c", processor) as run:
                run.put(made.path / "home", "/home")
                yield from told(run, variant, processor)
        with machine("c", PROCESSORS["armv8-a"]) as run:
            run.put(made.path / "home", "/home")
            yield refused(run, "dotprod", PROCESSORS["armv8-a"])


def told(run: Room, variant: str, processor: str) -> Iterator[Row]:
    """Which variant the library takes on a processor, and that it tells there what it tells everywhere."""
    for program in ("tell-shared", "tell-static"):
        begin = time.monotonic()
        said = run.run(f"/home/{program} /model.gguf", log=f"{program}-{processor}").splitlines()
        if not said[0].startswith(f"CPU variant: {variant} |") or said[1] != STORY:
            raise Trouble(f"{program} on {processor} printed {said}, where the variant is {variant} and the story {STORY!r}")
        yield Row(f"C for aarch64, {program}, {processor} under qemu", timed(begin), f"{variant}: {said[1]!r}")


def refused(run: Room, variant: str, processor: str) -> Row:
    """A variant that is forced on a processor without its instructions is an error, not the end of the program."""
    begin, log = time.monotonic(), steps.LOGS / f"package-{run.name}-refused.log"
    status = run.attempt("/home/tell-shared /model.gguf", log, MULLAMA_CPU_VARIANT=variant)
    said = log.read_text(encoding="utf-8", errors="replace").strip()
    expected = (f"MULLAMA_CPU_VARIANT is '{variant}', which needs ", "this processor lacks it; this processor runs: armv8-a")
    if status != 1 or any(words not in said for words in expected):
        raise Trouble(f"{variant} forced on {processor} ended with {status} and said {said!r}")
    return Row(f"MULLAMA_CPU_VARIANT={variant} on {processor} under qemu: refused", timed(begin), said)


def python(dist: Path) -> Iterator[Row]:
    """pip chooses the wheel for that processor; the module is imported and talks to a model."""
    if not list(dist.glob("*_aarch64.whl")):
        return
    begin = time.monotonic()
    numpy_for_arm()
    with machine("python") as run:
        site = run.path / "site"
        only = ("--only-binary=:all:", f"--python-version={PYTHON}", *platforms("manylinux_2_31_aarch64"))
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-index", f"--target={site}", *only)
        subprocess.run([*pip, "--find-links", dist, "--find-links", NUMPY, "mullama"], check=True)
        run.write("/chat.py", CHAT_PYTHON)
        said = run.run(f"/usr/bin/python{PYTHON} /chat.py", log="python", PYTHONPATH="/site").strip().splitlines()[-1]
    if ANSWER not in said:
        raise Trouble(f"Python on aarch64 said {said!r}")
    yield Row(f"pip install for aarch64, CPython {PYTHON} under qemu", timed(begin), said)


def platforms(*more: str) -> tuple[str, ...]:
    """What pip is told that the other machine takes."""
    return tuple(f"--platform={tag}" for tag in (*more, "manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"))


def numpy_for_arm() -> None:
    """The registry's NumPy for that processor, once."""
    if not list(NUMPY.glob("numpy-*-cp311-*aarch64.whl")):
        only = ("--only-binary=:all:", f"--python-version={PYTHON}", "--no-deps", *platforms())
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *only, "--dest", NUMPY, "numpy"], check=True)


def go(program: Path) -> Row:
    """A program of Go's that was cross-compiled."""
    begin = time.monotonic()
    with machine("go") as run:
        run.put(program, "/chat")
        said = run.run("/chat /model.gguf", log="go")
    if ANSWER not in said:
        raise Trouble(f"Go on aarch64 said {said!r}")
    size = f"binary of {program.stat().st_size / 1e6:.1f} MB"
    return Row("GOARCH=arm64 go build with gcc-aarch64-linux-gnu, the binary under qemu", timed(begin), size)


def node(installed_in: Path) -> Row:
    """Node.js loads what npm has installed for that processor into a folder, and talks to a model."""
    begin, app = time.monotonic(), "/app"
    with machine("node") as run:
        run.put(installed_in, app)
        run.write(f"{app}/chat.js", CHAT_NODE)
        said = run.run(f"/usr/bin/node {app}/chat.js", log="node").strip().splitlines()[-1]
    if ANSWER not in said:
        raise Trouble(f"Node.js on aarch64 said {said!r}")
    return Row("npm install --cpu=arm64, Node.js 18 under qemu", timed(begin), said)
