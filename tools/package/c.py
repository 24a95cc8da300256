"""C and C++: an archive of headers, the shared and the static library, CMake's package and pkg-config's file, to be unpacked anywhere."""

from __future__ import annotations

import gzip
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package import conformance, emulated, gpu_check, readmes, recipes, rights
from tools.package.managers import Row, is_local, releases, timed
from tools.package.natives import Natives
from tools.package.rooms import Mount, Room, Trouble, room
from tools.package.symbols import exported, run, soname

C = ROOT / "bindings" / "c"
TRIALS = C / "package" / "trials"
MODEL = Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", "/model.gguf")
# What a user of C has: a compiler and the way to the library, no Rust.
NEEDS = ("g++", "make", "cmake", "pkg-config")
# What programs that are linked statically need of the system besides, for the code of each GPU.
GPU_LIBRARIES = {"": "", "cuda": "-lrt", "rocm": "-lamdhip64;-lrocblas;-lhipblas", "vulkan": "-lvulkan"}
# Of this machine's own build, tried at each change.
QUICK = ("find_package", "own_ggml_static", "pkg_config_shared")
JSON = ("libcjson-dev", "nlohmann-json3-dev")


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """An archive for each platform."""
    return [archive(each, dist) for each in natives]


def archive(natives: Natives, dist: Path) -> Path:
    """Installs into an empty folder and packs that; the same files give the same bytes."""
    wanted = f"libmullama_ffi.so.{rights.version().rpartition('.')[0]}"
    if soname(natives.library) != wanted:
        raise Trouble(f"{natives.library} is called {soname(natives.library)}, not {wanted}")
    name = f"mullama-{rights.version()}-{natives.platform.name}"
    with tempfile.TemporaryDirectory() as folder:
        build, prefix = Path(folder, "build"), Path(folder, name)
        given = (f"-DMULLAMA_LIBRARY={natives.library}", f"-DMULLAMA_STATIC_LIBRARY={natives.archive}", "-DCMAKE_INSTALL_LIBDIR=lib")
        run("cmake", "-S", C, "-B", build, *given, f"-DMULLAMA_GPU_LIBRARIES={GPU_LIBRARIES[natives.platform.gpu]}")
        run("cmake", "--install", build, "--prefix", prefix)
        shutil.copy(C / "package" / "CMakeLists.txt", prefix)
        shutil.copy(C / "README.md", prefix)
        shutil.copytree(C / "cmake", prefix / "cmake")
        shutil.copytree(C / "examples", prefix / "examples", ignore=shutil.ignore_patterns("CMakeLists.txt"))
        rights.write(prefix, "mullama-c", ["mullama-ffi"], natives.platform.target)
        made = dist / f"{name}.tar.gz"
        with made.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as zipped, tarfile.open(fileobj=zipped, mode="w") as tar:
            for path in [prefix, *sorted(prefix.rglob("*"))]:
                tar.add(path, str(path.relative_to(folder)), recursive=False, filter=anonymous)
    return made


def anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file of nobody's, of no time."""
    info.uid = info.gid = info.mtime = 0
    info.uname = info.gname = "root"
    return info


def check(dist: Path) -> Iterator[Row]:
    """Builds programs with what was packed on each release, in every way that the README names, and runs them."""
    name = f"mullama-{rights.version()}-{recipes.OWN.platform.name}"
    packed = dist / f"{name}.tar.gz"
    if not packed.is_file():
        raise Trouble(f"{packed} is not there; there are {', '.join(sorted(each.name for each in dist.iterdir()))}")
    environment = {"PREFIX": f"/home/{name}", "ARCHIVE": f"/dist/{packed.name}"}
    for release in releases():
        mounts = (Mount(dist, "/dist"), Mount(TRIALS, "/trials"), MODEL)
        with room(f"c-{release}", release, NEEDS, mounts, network=False, **environment) as made:
            made.run("mkdir -p /home && tar --extract --file $ARCHIVE --directory /home && ! command -v cargo rustc", log="unpack")
            for trial in sorted(TRIALS.glob("*.sh")):
                if is_local() and trial.stem not in QUICK:
                    continue
                begin = time.monotonic()
                said = made.run(f"mkdir -p /tmp/{trial.stem} && cd /tmp/{trial.stem} && sh -eu /trials/{trial.name} 2>&1", log=trial.stem)
                yield Row(f"{trial.stem.replace('_', ' ')}, {release}", timed(begin), said.strip().splitlines()[-1])
            yield from shown(made.path / "home" / name)
            if not is_local():
                yield written(made, release)
    if not is_local():
        yield readmes.whole("c")
    yield from ask_all(dist, name)
    yield from emulated.c(dist)
    yield from gpu_check.c(dist, Mount(C / "conformance" / "c", "/client-c"))


def written(made: Room, release: str) -> Row:
    """Each of the README's ways to link, on a program of a user's."""
    begin, runs = time.monotonic(), "./a.out /model.gguf"
    project = ["cmake_minimum_required(VERSION 3.18)", "project(user LANGUAGES C CXX)", readmes.line("c", "find_package(")]
    made.write("/user/CMakeLists.txt", "\n".join([*project, "add_executable(your_program program.c)", readmes.block("c", "cmake")]))
    made.run("cp /trials/chat.c /user/program.c && cp $ARCHIVE /user", log="user")
    unpacked = f"set -e; cd /user; {readmes.line('c', 'tar -xf')}; {readmes.line('c', 'export PREFIX')}"
    ways = {
        "pkg-config": f"{(shared := readmes.line('c', 'cc program.c $(pkg-config'))}; {runs}",
        "static": f"{readmes.line('c', 'cc -static')}; {runs}",
        "only mullama static": f"{readmes.line('c', 'cc program.c -I')}; {runs}",
        "CMake": f"cmake -S . -B c {readmes.line('c', '-DCMAKE_PREFIX_PATH')}; cmake --build c; c/your_program /model.gguf",
        "system-wide": f"{readmes.line('c', 'cmake -S')}; unset PKG_CONFIG_PATH; {shared}; {runs}",
    }
    for way, command in ways.items():
        said = made.run(f"{unpacked}; {command}", log=f"readme-{way.replace(' ', '-')}")
        if not said.strip().endswith('"Once upon a time there was a brave cat called Anna."'):
            raise Trouble(f"{release}: the README's line for {way} gives a program that said {said[-200:]!r}")
    return Row(f"the README's lines, {release}: {', '.join(ways)}", timed(begin))


def shown(prefix: Path) -> Iterator[Row]:
    """The static library shows no more than the shared one."""
    begin = time.monotonic()
    dynamic, static = exported(prefix / "lib" / "libmullama_ffi.so"), exported(prefix / "lib" / "libmullama_ffi.a", dynamic=False)
    if dynamic != static or not all(name.startswith("mullama_") for name in static):
        raise Trouble(f"the libraries do not show the same: {', '.join(sorted(set(dynamic) ^ set(static))[:8])}")
    yield Row("exported symbols, static and shared", timed(begin), f"{len(static)}, all ours")


def ask_all(dist: Path, name: str) -> Iterator[Row]:
    """The conformance clients of C and C++, built over the installed package."""
    release = releases()[-1]
    mounts = (Mount(dist, "/dist"), Mount(C / "conformance", "/conformance"), conformance.models())
    with room(f"c-conformance-{release}", release, (*NEEDS, *JSON), mounts) as made:
        made.write("/clients/CMakeLists.txt", CLIENTS)
        made.run(f"mkdir -p /home && tar --extract --file /dist/{name}.tar.gz --directory /home", log="unpack")
        made.run(f"cmake -S /clients -B /build -DCMAKE_PREFIX_PATH=/home/{name} && cmake --build /build", log="clients")
        for language in ("c", "cpp"):
            yield conformance.ask(language, made, f"/build/mullama-conformance-{language}")


CLIENTS = """cmake_minimum_required(VERSION 3.18)
project(clients LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 17)
find_package(mullama REQUIRED)
add_subdirectory(/conformance conformance)
"""
