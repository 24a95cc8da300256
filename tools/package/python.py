"""pip: one wheel for each platform, for every CPython from 3.8 on, and the sdist."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package import conformance, crates, emulated, gpu_check, readmes, rights, toolchain, wheel
from tools.package.managers import Row, is_local, releases, timed
from tools.package.natives import Natives
from tools.package.rooms import Mount, Room, Trouble, room
from tools.package.symbols import LARGEST_GPU, run

PYTHON = ROOT / "bindings" / "python"
CRATE = "mullama-python"
NUMPY = ROOT / "build" / "package-numpy"
# What a registry has besides: maturin, by which the sdist's build is asked for, and what that asks for.
BUILDERS = ROOT / "build" / "package-builders"
# The rooms have no network: for pip, these folders are the registry.
REGISTRY = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/dist /numpy /builders", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
# A wheel above this has something in it that nobody meant to put there.
LARGEST = 16_000_000
# What Debian has, and what pyenv has built here for bookworm; each is as a user's own.
DEBIANS = {"bullseye": "3.9", "bookworm": "3.11", "trixie": "3.13"}
VERSIONS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13")
PYENV = Path("/root/.pyenv/versions")
PYENV_NEEDS = ("libffi8", "libssl3")
MODEL = Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", "/model.gguf")
CHAT = """
import time
begin = time.perf_counter()
import mullama
loaded = time.perf_counter() - begin
from mullama import Context, Model, SamplerParams
model = Model.load("/model.gguf")
context = Context(model, n_ctx=512, n_threads=1)
text = context.chat([("user", "Tell me a story.")], 12, SamplerParams.greedy()).text
assert text.strip(), text
streamed = "".join(context.generate_stream("Once upon a time", 8, SamplerParams.greedy()))
assert streamed == context.generate("Once upon a time", 8, SamplerParams.greedy())
print(f"{mullama.__version__} imported in {loaded * 1000:.0f} ms, says {text!r}")
"""


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """The wheels, which were made where the extension was compiled, with whose work they carry; and the sdist."""
    made = []
    for each in natives:
        licenses = {"THIRD-PARTY.txt": rights.notice([CRATE], each.platform.target).encode()}
        sboms = {"mullama.cdx.json": rights.sbom("mullama", rights.version(), [CRATE], each.platform.target).encode()}
        made.append(wheel.with_rights(each.wheel, dist, licenses, sboms, each.platform.gpu))
    run(sys.executable, "-m", "maturin", "sdist", "--manifest-path", PYTHON / "Cargo.toml", "--out", dist)
    return made + sorted(dist.glob("*.tar.gz"))


def check(dist: Path) -> Iterator[Row]:
    """Audits the files, then installs the wheel in every CPython that is to be had, without network, and talks to a model."""
    wheels = sorted(dist.glob("*.whl"))
    yield from audit(dist, wheels)
    fetch_numpy()
    for release in releases():
        with room(f"python-{release}", release, ("python3-venv",), mounts(dist)) as made:
            line = readmes.line("python", "pip install --no-index", {"build/dist/python": "/dist", "NUMPYS_WHEELS": "/numpy"})
            yield from install(made, "python3", line, f"CPython {DEBIANS[release]}, {release}'s own")
            if release == releases()[-1]:
                yield conformance.ask("python", made, "cd /client && /venv/bin/python -m bindings.python.conformance")
    if is_local():
        return
    folders = {version: sorted(PYENV.glob(f"{version}.*")) for version in VERSIONS}
    if missing := [version for version, found in folders.items() if not found]:
        yield Row(f"not tried, as pyenv has none here: CPython {', '.join(missing)}", 0)
    pyenvs = [Mount(found[-1], str(found[-1])) for found in folders.values() if found]
    with room("python-versions", "bookworm", PYENV_NEEDS, (*mounts(dist), *pyenvs)) as made:
        for mount in pyenvs:
            line = readmes.line("python", "pip install mullama")
            yield from install(made, f"{mount.at}/bin/python3", line, f"CPython {mount.of.name}, bookworm")
    yield built(dist)
    yield readmes.whole("python")
    yield from emulated.python(dist)
    yield from gpu_check.python(dist, NUMPY)


def built(dist: Path) -> Row:
    """pip builds and installs the sdist where there are a compiler and cargo, without our settings for it."""
    release = releases()[0]
    mounted, environment = toolchain.rust(release)
    toolchain.forget_ours(release)
    fetch_maturin(DEBIANS[release])
    needs = (*crates.NEEDS, "python3-venv")
    folders = (*(each for each in mounted if each.at != toolchain.MATURIN), *mounts(dist), Mount(BUILDERS, "/builders"))
    begin = time.monotonic()
    with room("python-sdist", release, needs, folders, network=False, **environment) as made:
        made.write("/chat.py", CHAT)
        made.run("if tar --list --file /dist/*.tar.gz | grep -F .cargo; then exit 1; fi; python3 -m venv /venv", log="venv")
        line = readmes.line("python", f"pip install mullama-{rights.version()}.tar.gz")
        made.run(f"cd /dist && PATH=/venv/bin:$PATH && {line}", user=0, log="install", **REGISTRY)
        said = made.run("cd / && /venv/bin/python /chat.py", log="chat").strip().splitlines()[-1]
    return Row(f"{line}, with cargo, g++ and libclang, {release}", timed(begin), said)


def fetch_maturin(version: str) -> None:
    """The registry's maturin, once, and what it needs in a Python before 3.11, which pip does not see from this one."""
    if not list(BUILDERS.glob("tomli-*.whl")):
        only = ("--only-binary=:all:", f"--python-version={version}", "--platform=manylinux2014_x86_64", "--platform=manylinux_2_12_x86_64")
        needed = ("maturin>=1.10,<2", "tomli")
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *only, "--dest", BUILDERS, *needed], check=True)


def mounts(dist: Path) -> tuple[Mount, ...]:
    """What a user has: the folder with the package, NumPy's wheels in place of the registry, a model; and the conformance client."""
    asked = (conformance.client(PYTHON / "conformance"), conformance.models())
    return (Mount(dist, "/dist"), Mount(NUMPY, "/numpy"), MODEL, *asked)


def audit(dist: Path, wheels: Sequence[Path]) -> Iterator[Row]:
    """What PyPI and pip look at."""
    programs = toolchain.tools()
    begin = time.monotonic()
    run(programs / "twine", "check", "--strict", *dist.iterdir())
    run(programs / "check-wheel-contents", *wheels)
    yield Row("twine check --strict, check-wheel-contents", timed(begin))
    for each in wheels:
        begin = time.monotonic()
        gpu = each.name.partition("-")[0].partition("_")[2]
        if each.stat().st_size > LARGEST + LARGEST_GPU[gpu]:
            raise Trouble(f"{each.name} has {each.stat().st_size} bytes; the limit is {LARGEST + LARGEST_GPU[gpu]}")
        run(programs / "abi3audit", "--strict", each)
        # The GPU's loader, which no policy knows of, is the system's.
        if "manylinux" in each.name and not gpu:
            said = " ".join(run(programs / "auditwheel", "show", each).split())
            tag = each.stem.rsplit("-", 1)[-1]
            if f'platform tag: "{tag}"' not in said:
                raise Trouble(f"{each.name}: auditwheel does not find it to be {tag}: {said}")
        yield Row(f"abi3audit --strict, auditwheel, {each.name}", timed(begin), f"{each.stat().st_size / 1e6:.1f} MB")


def fetch_numpy() -> None:
    """The registry's NumPy for each version, once: the rooms have no network."""
    for version in VERSIONS:
        tag = "cp" + version.replace(".", "")
        if not list(NUMPY.glob(f"numpy-*-{tag}-*")):
            only = (
                "--only-binary=:all:",
                f"--python-version={version}",
                "--platform=manylinux2014_x86_64",
                "--platform=manylinux_2_17_x86_64",
            )
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *only, "--dest", NUMPY, "numpy"], check=True)


def install(made: Room, python: str, line: str, name: str) -> Iterator[Row]:
    """One interpreter: a fresh environment, a line of the README's, a conversation."""
    made.write("/chat.py", CHAT)
    begin = time.monotonic()
    log = name.replace(" ", "-").replace("'", "")
    made.run(f"rm -rf /venv && {python} -m venv /venv && PATH=/venv/bin:$PATH && {line}", user=0, log=log, **REGISTRY)
    said = made.run("cd / && ! command -v cc gcc cargo && /venv/bin/python /chat.py", log=f"{log}-chat").strip().splitlines()[-1]
    yield Row(f"{line}, {name}", timed(begin), said)
