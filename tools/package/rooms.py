"""Bare Debian roots in which packages are built and tried: without this machine's tools, its checkout and, unless asked for, network."""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.dev import steps
from tools.dev.clean_room import CERTIFICATES, ROOMS, SETTINGS, Trouble, bare_root, trust

__all__ = ["RELEASES", "Mount", "Room", "Trouble", "room", "this_machine"]


# Debian's releases from the oldest on whose C library packages are built.
RELEASES = ("bullseye", "bookworm", "trixie")


def this_machine() -> str:
    """The Debian release that this machine is, where its own build runs."""
    release = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    if release not in RELEASES:
        raise Trouble(
            f"this machine's own build cannot be tried in a Debian root: it is {release or 'no Debian'}, not {', '.join(RELEASES)}"
        )
    return release


@dataclass(frozen=True, slots=True)
class Mount:
    """A file or folder of this machine, seen inside a room."""

    of: Path
    at: str  # an absolute path inside
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A root that programs run in."""

    name: str
    path: Path
    mounts: Sequence[Mount] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    network: bool = False  # without it only the loopback interface is there
    emulator: Sequence[str] = ()  # runs the root's programs, which are another processor's; a command is one program then, without a shell

    def run(self, command: str, *, user: int = 0, log: str = "room", **environment: str) -> str:
        """Runs a shell command inside and gives what it printed; raises Trouble where it fails, with the last lines and the log."""
        file = steps.LOGS / f"package-{self.name}-{log}.log"
        status = self.attempt(command, file, user=user, **environment)
        said = file.read_text(errors="replace")
        if status:
            end = "\n".join(f"    {line}" for line in said.splitlines()[-25:])
            raise Trouble(f"{self.name}: `{command}` ended with {status} (log: {file})\n{end}")
        return said

    def attempt(self, command: str, log: Path, *, user: int = 0, **environment: str) -> int:
        """Runs a shell command inside, what it prints going to the log, and gives its exit status."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            begin = self._begin(command, user, environment)
            return subprocess.run(begin, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False).returncode

    def command_line(self, command: str, *, user: int = 0, **environment: str) -> str:
        """The shell command that runs another inside, for a program that starts it itself."""
        return shlex.join(self._begin(command, user, environment))

    def put(self, of: Path, at: str) -> None:
        """Copies a file or folder into the root."""
        inside = self.path / at.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        if of.is_dir():
            shutil.copytree(of, inside, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy(of, inside)

    def write(self, at: str, text: str) -> None:
        """Writes a file inside."""
        inside = self.path / at.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.write_text(text, encoding="utf-8")

    def _begin(self, command: str, user: int, environment: Mapping[str, str]) -> list[str]:
        """The command line that enters the root in namespaces of its own; what is mounted is gone with them.

        The first process of a namespace is deaf to signals, also those that it sends itself: a program that aborts there goes on, and qemu,
        which ends as the program that it runs did, waits for ever. So a shell comes first, and the command is its child.
        """
        known = {name: os.environ[name] for name in SETTINGS if name in os.environ} if self.network else {}
        known |= {
            "HOME": "/root" if user == 0 else "/tmp",
            "LANG": "C.UTF-8",
            "CI": "true",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        }
        known |= {**self.environment, **environment}
        environment_of = ["env", "-i", *(f"{k}={v}" for k, v in known.items())]
        root = ["chroot", f"--userspec={user}:{user}", str(self.path)]
        if self.emulator:  # the root's own `env` and shell would be the first programs that do not run here
            inside = [*environment_of, *root, *self.emulator, *shlex.split(command)]
        else:
            inside = [*root, *environment_of, "bash", "-c", command]
        lines = ["set -e", f"mount -t proc proc {self.path}/proc", f"mount --rbind /dev {self.path}/dev"]
        if not self.network:
            lines.append("ip link set lo up")
        for mount in self.mounts:
            of, at = shlex.quote(str(mount.of)), shlex.quote(f"{self.path}{mount.at}")
            lines.append(f"mount --rbind {of} {at}")
            if not mount.writable:
                lines.append(f"mount -o remount,bind,ro {at}")
        lines += [shlex.join(inside), "exit 0"]  # the last command would take the shell's place
        spaces = ["--mount", "--pid", "--fork", "--kill-child", *([] if self.network else ["--net"])]
        return ["unshare", *spaces, "--propagation", "private", "bash", "-c", "\n".join(lines)]


@contextmanager
def room(
    name: str,
    release: str = "bookworm",
    include: Sequence[str] = (),
    mounts: Sequence[Mount] = (),
    network: bool = False,
    **environment: str,
) -> Iterator[Room]:
    """A fresh copy of a bare root with Debian packages besides, removed afterwards; kept where something went wrong in it."""
    path = ROOMS / f"package-{name}"
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", bare_root(release, ",".join(include)), path], check=True)
    made = Room(name, path, mounts, environment, network)
    furnish(made)
    yield made
    shutil.rmtree(path, ignore_errors=True)


def furnish(made: Room) -> None:
    """The places of the mounts, and what the network needs."""
    for mount in made.mounts:
        inside = made.path / mount.at.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        if mount.of.is_dir():
            inside.mkdir(exist_ok=True)
        else:
            inside.touch()
    if made.network:
        shutil.copyfile("/etc/resolv.conf", made.path / "etc/resolv.conf")
        if CERTIFICATES.exists():
            trust(made.path)
