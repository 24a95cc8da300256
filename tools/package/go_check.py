"""Gets the Go module through a file-system proxy, in a bare root with Go and gcc, and runs the binary in another root that has neither."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.dev.build import GO
from tools.dev.stamps import ROOT
from tools.package import conformance, emulated, readmes, recipes
from tools.package.managers import Row, is_local, releases, timed
from tools.package.rooms import Mount, Room, Trouble, room

USERS = Path(__file__).parent / "users" / "go"
MODULE = "github.com/neul-labs/mullama-go"
# The oldest Go that the module promises; this machine's own is the other one.
OLDEST = "1.21.13"
ANSWER = "The capital of France is Paris."
MODEL = "/mullama-tiny.gguf"
ENVIRONMENT = {"GOPROXY": "file:///proxy", "GOSUMDB": "off", "GOTOOLCHAIN": "local", "CGO_ENABLED": "1", "GOFLAGS": "-modcacherw"}


def check(dist: Path) -> Iterator[Row]:
    """A row for each Go and each way to link."""
    mounts = [
        Mount(dist / "proxy", "/proxy"),
        Mount(USERS, "/users"),
        Mount(GO / "conformance", "/conformance"),
        *(Mount(goroot, f"/go/{name}") for name, goroot in goroots().items()),
    ]
    model = Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", MODEL)
    with (
        room("go", releases()[0], include=("gcc", "libc6-dev"), mounts=mounts, network=False, **ENVIRONMENT) as builder,
        room("go-elsewhere", "trixie", mounts=(model, conformance.models())) as elsewhere,
    ):
        for name in goroots():
            yield from get(builder, elsewhere, name)
        yield vendored(builder)
        yield own_library(builder, elsewhere)
        yield refusals(builder)
        yield conforming(builder, elsewhere)
    if not is_local():
        yield readmes.whole("go")
    if (dist / "repository" / "lib" / "linux_arm64").is_dir():
        yield for_arm(mounts)


def goroots() -> dict[str, Path]:
    """Where the oldest Go that is promised and this machine's own lie; Go fetches the oldest itself, as it does any toolchain."""
    found = {}
    for name in (f"go{OLDEST}", "local"):
        done = subprocess.run(
            ["go", "env", "GOROOT", "GOVERSION"], env=toolchain(name), cwd="/", capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Trouble(f"Go {name} is not to be had: {done.stderr.strip()}")
        goroot, version = done.stdout.split()
        found[version] = Path(goroot)
    return found


def toolchain(name: str) -> dict[str, str]:
    """The environment of this process, with another Go."""
    return {**os.environ, "GOTOOLCHAIN": name}


def on(version: str, command: str) -> str:
    """A command with that Go."""
    return f"export PATH=/go/{version}/bin:$PATH; set -e; {command}"


def moved(builder: Room, elsewhere: Room, program: str) -> int:
    """Carries a program to the other root, as a user copies a binary to a server; gives its size in bytes."""
    built = builder.path / program.lstrip("/")
    (elsewhere.path / program.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(built, elsewhere.path / program.lstrip("/"))
    return built.stat().st_size


def get(builder: Room, elsewhere: Room, version: str) -> Iterator[Row]:
    """`go get`, `go build`, and the binary where there is no Go."""
    begin, app, line = time.monotonic(), f"/app/{version}", readmes.line("go", "go get ")
    get = f"mkdir -p {app} && cd {app} && go mod init example.com/app && {line}"
    builder.run(on(version, f"{get} && cp /users/main.go . && go vet . && go build -o chat"), log=f"get-{version}")
    size = moved(builder, elsewhere, f"{app}/chat")
    yield Row(f"go get and go build, {version} with gcc alone", timed(begin), f"binary of {size / 1e6:.1f} MB")
    begin = time.monotonic()
    said = elsewhere.run(f"{app}/chat {MODEL}", log=f"chat-{version}")
    if ANSWER not in said:
        raise Trouble(f"{version}: the chat answered {said!r}")
    yield Row(f"that binary in a bare Debian 13, {version}", timed(begin))


def vendored(builder: Room) -> Row:
    """`go mod vendor` takes the header and the library along."""
    begin, (version, *_) = time.monotonic(), goroots()
    command = f"cp -r /app/{version} /app/vendored && cd /app/vendored && go mod vendor && GOPROXY=off GOFLAGS=-mod=vendor go build -o chat"
    builder.run(on(version, command), log="vendor")
    return Row("go mod vendor, then a build without the proxy", timed(begin))


def own_library(builder: Room, elsewhere: Room) -> Row:
    """With the tag a shared library of the user's own is linked, here one made of the archive; nothing of ours is in the binary."""
    begin, (*_, version) = time.monotonic(), goroots()
    archive = f"$(go list -f '{{{{.Dir}}}}' -m {MODULE}/lib/linux_amd64)/libmullama_ffi.a"
    shared = f"gcc -shared -o /opt/own/libmullama_ffi.so -Wl,--whole-archive {archive} -Wl,--no-whole-archive -lm"
    build = readmes.line("go", "CGO_LDFLAGS=")
    command = f"mkdir -p /opt/own && cd /app/{version} && {shared} && {build} -o own && ldd own"
    said = builder.run(on(version, command), log="own")
    if "/opt/own/libmullama_ffi.so" not in said:
        raise Trouble(f"-tags mullama_use_lib did not link the shared library: {said}")
    size = moved(builder, elsewhere, f"/app/{version}/own")
    moved(builder, elsewhere, "/opt/own/libmullama_ffi.so")
    if ANSWER not in elsewhere.run(f"/app/{version}/own {MODEL}", log="chat-own"):
        raise Trouble("the program with a library of its own gave another answer")
    return Row("-tags mullama_use_lib, a shared library of one's own", timed(begin), f"binary of {size / 1e6:.1f} MB")


def refusals(builder: Room) -> Row:
    """Without cgo, without a library, and on a platform without one, what is printed says what to do."""
    begin, (*_, version) = time.monotonic(), goroots()
    app = f"cd /app/{version} &&"
    cases = {
        "without cgo": (f"{app} CGO_ENABLED=0 go build", "set CGO_ENABLED=1"),
        "without the library": (f"{app} go build -tags mullama_use_lib", "cannot find -lmullama_ffi"),
        "a platform without a library": (
            f"{app} GOOS=freebsd CGO_ENABLED=1 go list -f '{{{{.GoFiles}}}}{{{{.CgoFiles}}}}' {MODULE} && false",
            "link_none.go",
        ),
    }
    for name, (command, expected) in cases.items():
        said = builder.run(on(version, f"({command}) 2>&1 && exit 1 || true"), log="refusals")
        if expected not in said:
            raise Trouble(f"{name}: what Go prints has no {expected!r}: {said}")
    return Row(f"refused: {', '.join(cases)}", timed(begin))


def for_arm(mounts: Sequence[Mount]) -> Row:
    """The module that has the library for another processor is got and linked by that processor's gcc."""
    (*_, version) = goroots()
    settings = {**ENVIRONMENT, "GOARCH": "arm64", "CC": "aarch64-linux-gnu-gcc"}
    packages = ("gcc", "libc6-dev", *recipes.OTHERS["aarch64"].packages)
    with room("go-cross", releases()[0], packages, mounts, network=False, **settings) as made:
        get = f"mkdir -p /app && cd /app && go mod init example.com/app && go get {MODULE} && cp /users/main.go ."
        made.run(on(version, f"{get} && go build -o chat"), log="build")
        return emulated.go(made.path / "app" / "chat")


def conforming(builder: Room, elsewhere: Room) -> Row:
    """The client of the conformance suite, built over the module that Go got and run in the other root."""
    (*_, version) = goroots()
    app = f"/app/{version}"
    sources = f"mkdir -p {app}/conformance && cp $(ls /conformance/*.go | grep -v _test) {app}/conformance/"
    builder.run(on(version, f"{sources} && cd {app} && go build -o client ./conformance"), log="client")
    moved(builder, elsewhere, f"{app}/client")
    return conformance.ask("go", elsewhere, f"exec {app}/client")
