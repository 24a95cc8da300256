"""Go: a module that stands alone, and beside it one for each platform that has the static library, chosen by build tags.

`repository/` is what a repository of its own would hold, to be tagged v0.4.0 and, for each platform's module, lib/linux_amd64/v0.4.0;
`proxy/` is the same as a module proxy serves it (`GOPROXY=file://…`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tools.dev.build import GO, C
from tools.dev.stamps import ROOT
from tools.package import go_check, rights
from tools.package.managers import Row
from tools.package.natives import Natives, Platform
from tools.package.rooms import Trouble

MODULE = "github.com/neul-labs/mullama-go"
OSES = {"linux": "linux", "macos": "darwin"}
CPUS = {"x86_64": "amd64", "aarch64": "arm64"}
# What the static library needs of the system besides the C library.
SYSTEM = {"linux": "-lm -ldl -lpthread", "macos": "-lc++ -framework Accelerate -framework Foundation"}
# What a checkout has in place of the files written here.
CHECKOUT_ONLY = ("runtime_link.go",)

OF_PLATFORM = """\
// Package lib is mullama's library for {title}, to be linked into a program; there is nothing in it to call.
package lib

// #cgo LDFLAGS: ${{SRCDIR}}/libmullama_ffi.a {system}
import "C"
"""

LINKED = """\
//go:build cgo && {constraint} && !mullama_use_lib

package mullama

import _ "{module}" // the static library
"""

OWN = """\
//go:build mullama_use_lib

package mullama

// A library of the user's own, shared or static: CGO_LDFLAGS=-L… says where it lies, and for a shared one -Wl,-rpath,… where the program
// finds it.

// #cgo LDFLAGS: -lmullama_ffi
// #cgo linux LDFLAGS: -lm -ldl -lpthread
import "C"
"""

NONE = """\
//go:build cgo && !mullama_use_lib && !({platforms})

package mullama

// All that is compiled where no library is carried, so that the compiler says this one sentence.
var _ int = "mullama carries no library for this platform: build libmullama_ffi, and use -tags mullama_use_lib and CGO_LDFLAGS=-L…"
"""


def pack(natives: Sequence[Natives], dist: Path) -> list[Path]:
    """The repository and the proxy."""
    repository, proxy, version = dist / "repository", dist / "proxy", f"v{rights.version()}"
    carried = [each for each in natives if each.platform.os in OSES and each.platform.libc in ("", "gnu") and not each.platform.gpu]
    if not carried:
        raise Trouble("Go: no platform that Go can link a static library on was given")
    for each in carried:
        write_platform(each, repository / "lib" / place(each.platform))
        publish(repository / "lib" / place(each.platform), module_of(each.platform), version, proxy)
    write_main([each.platform for each in carried], repository, version)
    tidy(repository, proxy)
    publish(repository, MODULE, version, proxy)
    return [repository, proxy]


def check(dist: Path) -> Iterator[Row]:
    """Gets the module through the proxy with gcc and Go alone."""
    return go_check.check(dist)


def place(platform: Platform) -> str:
    """A platform in Go's words, as its files and folders are called: linux_amd64."""
    return f"{OSES[platform.os]}_{CPUS[platform.cpu]}"


def module_of(platform: Platform) -> str:
    """The module that has a platform's library."""
    return f"{MODULE}/lib/{place(platform)}"


def constraint(platform: Platform) -> str:
    """A platform as a build constraint."""
    return place(platform).replace("_", " && ")


def write_platform(natives: Natives, folder: Path) -> None:
    """The module of one platform: the static library and how it is linked."""
    folder.mkdir(parents=True)
    system = SYSTEM[natives.platform.os]
    (folder / "lib.go").write_text(OF_PLATFORM.format(title=place(natives.platform).replace("_", "/"), system=system), encoding="utf-8")
    (folder / "go.mod").write_text(f"module {module_of(natives.platform)}\n\ngo 1.21\n", encoding="utf-8")
    shutil.copy(natives.archive, folder)
    rights.write(folder, module_of(natives.platform), ["mullama-ffi"], natives.platform.target)


def write_main(platforms: Sequence[Platform], repository: Path, version: str) -> None:
    """The package without its tests, with the header inside, and a file for each way to link it."""
    for file in sorted(GO.glob("*.go")) + sorted(GO.glob("*.h")) + [GO / "README.md", GO / ".gitattributes", ROOT / "LICENSE"]:
        if not file.name.endswith("_test.go") and file.name not in CHECKOUT_ONLY:
            shutil.copy(file, repository)
    # Beside what includes it: `go mod vendor` leaves out folders without Go in them.
    shutil.copy(C / "include" / "mullama.h", repository)
    shutil.copytree(GO / "examples", repository / "examples")
    for platform in platforms:
        text = LINKED.format(constraint=constraint(platform), module=module_of(platform))
        (repository / f"link_{place(platform)}.go").write_text(text, encoding="utf-8")
    (repository / "link_own.go").write_text(OWN, encoding="utf-8")
    every = " || ".join(f"({constraint(each)})" if len(platforms) > 1 else constraint(each) for each in platforms)
    (repository / "link_none.go").write_text(NONE.format(platforms=every), encoding="utf-8")
    required = "".join(f"\t{module_of(each)} {version}\n" for each in platforms)
    (repository / "go.mod").write_text(f"module {MODULE}\n\ngo 1.21\n\nrequire (\n{required})\n", encoding="utf-8")


def tidy(repository: Path, proxy: Path) -> None:
    """Lets Go write go.sum, with the sums of the platforms' modules."""
    with_proxy = {"GOPROXY": f"file://{proxy}", "GOSUMDB": "off", "GOFLAGS": "-modcacherw", "GOTOOLCHAIN": "local", "GOWORK": "off"}
    with_proxy["GOMODCACHE"] = str(repository.parent / "modules")
    for command in (["go", "mod", "tidy"], ["gofmt", "-l", "."]):
        done = subprocess.run(command, cwd=repository, env={**os.environ, **with_proxy}, capture_output=True, text=True, check=False)
        if done.returncode or (command[0] == "gofmt" and done.stdout):
            raise Trouble(f"{' '.join(command)}: {done.stderr.strip() or done.stdout}")
    shutil.rmtree(with_proxy["GOMODCACHE"])


def publish(folder: Path, module: str, version: str, proxy: Path) -> None:
    """Writes a module as a proxy serves it: without the modules that lie inside it."""
    served = proxy / module / "@v"
    served.mkdir(parents=True)
    (served / "list").write_text(f"{version}\n", encoding="utf-8")
    (served / f"{version}.info").write_text(json.dumps({"Version": version}), encoding="utf-8")
    shutil.copy(folder / "go.mod", served / f"{version}.mod")
    inner = [each.parent for each in folder.rglob("go.mod") if each.parent != folder]
    with ZipFile(served / f"{version}.zip", "w", ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not any(file.is_relative_to(each) for each in inner):
                # A fixed time, so that the same files are the same archive.
                info = ZipInfo(f"{module}@{version}/{file.relative_to(folder).as_posix()}")
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, file.read_bytes())
