"""Bare Debian roots in which a commit's first command is tried: what this machine has by hand is not there.

A root is minimal Debian, kept between runs. Each trial gets a copy of it, in a mount namespace of its own, with the toolchains that the
README asks for, the machine's certificates and registry settings, and a clone of the commit. First a user without root runs `./dev demo`,
which must print the line that installs what is missing and change nothing; then root does, and it must work.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nox

from tools.dev import steps
from tools.dev.stamps import ROOT

ROOMS = ROOT / "build" / "clean-room"
RELEASES = ("bookworm", "trixie")
USER = 1000
HOMES = {0: "/root", USER: "/home/builder"}
TOOLCHAINS = "/opt/toolchains"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# What tells a package manager where its registry is and whom it may trust; nothing else of the environment enters a root.
SETTINGS = (
    "SSL_CERT_FILE",
    "CURL_CA_BUNDLE",
    "REQUESTS_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "PIP_INDEX_URL",
    "PIP_DEFAULT_TIMEOUT",
    "NPM_CONFIG_CAFILE",
    "NPM_CONFIG_REGISTRY",
    "CARGO_HTTP_CAINFO",
    "GOPROXY",
    "GOSUMDB",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
)


class Trouble(Exception):
    """A trial did not go as it must."""


@dataclass(frozen=True, slots=True)
class Room:
    """One copy of a bare root, about to be used."""

    release: str
    path: Path
    mounts: bool  # whether bind mounts are allowed here; otherwise the toolchains are copied

    def run(self, user: int, command: str, log: Path) -> int:
        """Runs a shell command inside, in the clone, and gives its exit status; what it prints goes to the log."""
        environment = {name: os.environ[name] for name in SETTINGS if name in os.environ}
        environment |= {"HOME": HOMES[user], "LANG": "C.UTF-8", "CI": "true", "GOTOOLCHAIN": "local"}
        environment["PATH"] = (
            f"{TOOLCHAINS}/rust/bin:{TOOLCHAINS}/node/bin:{TOOLCHAINS}/go/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        )
        inside = f"cd {HOMES[user]}/mullama && {command}"
        chroot = ["chroot", f"--userspec={user}:{user}", str(self.path), "env", "-i", *(f"{k}={v}" for k, v in environment.items())]
        whole = shlex.join([*chroot, "bash", "-c", inside])
        if self.mounts:
            # What is mounted is this machine's own, so nothing inside may change it.
            bind = "mount --bind {0} {1} && mount -o remount,bind,ro {1}"
            binds = [bind.format(shlex.quote(str(of)), shlex.quote(f"{self.path}{at}")) for of, at in toolchains()]
            kernel = [f"mount -t proc proc {self.path}/proc", f"mount --rbind /dev {self.path}/dev"]
            whole = " && ".join([*kernel, *binds, f"exec {whole}"])
            begin = ["unshare", "--mount", "--propagation", "private", "bash", "-c", whole]
        else:
            begin = ["bash", "-c", f"exec {whole}"]
        with log.open("wb") as output:
            return subprocess.run(begin, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False).returncode

    def files(self) -> dict[str, tuple[int, int, int]]:
        """Every file of the root with what a change of it would change; of a folder, that it is there."""
        found: dict[str, tuple[int, int, int]] = {}
        for folder, folders, names in os.walk(self.path):
            found |= {str(Path(folder, name)): (0, 0, 0) for name in folders}
            for path in (Path(folder, name) for name in names):
                info = path.lstat()
                found[str(path)] = (info.st_size, info.st_mtime_ns, info.st_mode)
        return found


def toolchains() -> list[tuple[Path, str]]:
    """Where Rust, Go and Node.js lie on this machine, and where they are seen inside."""
    rust = Path(subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True).stdout.strip())
    go = Path(subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True, check=True).stdout.strip())
    node = Path(shutil.which("node") or "").resolve()
    npm = Path(shutil.which("npm") or "").resolve().parents[1]
    inside = f"{TOOLCHAINS}/node"
    return [(rust, f"{TOOLCHAINS}/rust"), (go, f"{TOOLCHAINS}/go"), (node, f"{inside}/bin/node"), (npm, f"{inside}/lib/node_modules/npm")]


def bare_root(release: str, include: str, architecture: str = "") -> Path:
    """The minimal root of a release, as a folder that nothing changes any more.

    With an `architecture` that is not this machine's its packages are unpacked and not set up, for none of its programs runs here.
    """
    root = ROOMS / "-".join(["bare", *filter(None, [architecture]), release, *include.split(",")]).rstrip("-")
    made = root / ".made"
    if not made.exists():
        shutil.rmtree(root, ignore_errors=True)
        root.parent.mkdir(parents=True, exist_ok=True)
        kind = ["--variant=extract", f"--architectures={architecture}"] if architecture else ["--variant=minbase"]
        command = ["mmdebstrap", *kind, "--mode=root", *([f"--include={include}"] if include else []), release, str(root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Trouble(f"mmdebstrap makes no {release}: {done.stderr.strip().splitlines()[-1:]}")
        made.touch()
    return root


def furnish(release: str, commit: str, include: str, copies: bool) -> Room:
    """A fresh copy of a bare root with the toolchains' places, the certificates, the settings and the clones."""
    bare, path = bare_root(release, include), ROOMS / f"trial-{release}"
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", bare, path], check=True)
    room = Room(release, path, mounts=not copies and mounts_allowed())
    shutil.copyfile("/etc/resolv.conf", path / "etc/resolv.conf")
    if CERTIFICATES.exists():
        trust(path)
    for of, at in toolchains():
        inside = path / at.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        if not room.mounts:
            subprocess.run(["cp", "--archive", of, inside], check=True)
        elif of.is_dir():
            inside.mkdir()
        else:
            inside.touch()
    (path / "opt/toolchains/node/bin/npm").symlink_to("../lib/node_modules/npm/bin/npm-cli.js")
    with (path / "etc/passwd").open("a") as accounts:
        accounts.write(f"builder:x:{USER}:{USER}::{HOMES[USER]}:/bin/bash\n")
    for user, home in HOMES.items():
        clone = path / home.lstrip("/") / "mullama"
        clone.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True)
        subprocess.run(["git", "-C", clone, "checkout", "--quiet", "--detach", commit], check=True)
        subprocess.run(["chown", "--recursive", f"{user}:{user}", clone.parent], check=True)
    return room


def trust(path: Path) -> None:
    """The machine's certificates, as the bundle that programs read and as the single ones that Debian makes a bundle of."""
    bundle, own = path / str(CERTIFICATES).lstrip("/"), Path("/usr/local/share/ca-certificates")
    bundle.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CERTIFICATES, bundle)
    if own.is_dir():
        shutil.copytree(own, path / str(own).lstrip("/"), dirs_exist_ok=True)
    for settings in Path("/etc/apt/apt.conf.d").glob("*registry*"):  # how this machine reaches Debian's packages
        shutil.copyfile(settings, path / "etc/apt/apt.conf.d" / settings.name)
    for home in HOMES.values():
        npmrc = path / home.lstrip("/") / ".npmrc"
        npmrc.parent.mkdir(parents=True, exist_ok=True)
        npmrc.write_text(f"cafile={CERTIFICATES}\n")


def mounts_allowed() -> bool:
    """Whether this machine lets us mount inside a namespace of our own."""
    probe = ["unshare", "--mount", "--propagation", "private", "mount", "-t", "tmpfs", "probe", "/mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def try_as_user(room: Room, log: Path) -> str:
    """A user without root: one line says what to install, and nothing is changed. Gives that line."""
    # In Debian's minimal root the trap lies open: a library whose name begins as libclang's does.
    trap = room.path / "usr/lib/x86_64-linux-gnu/libclang-cpp.so.14"
    if not trap.exists():
        trap.write_bytes(b"\x7fELF\x02" + bytes(60))
    before = room.files()
    status = room.run(USER, "./dev demo", log)
    changed = {path for path, info in room.files().items() if before.get(path) != info} | (before.keys() - room.files().keys())
    said = log.read_text(errors="replace")
    line = next((line for line in said.splitlines() if "apt-get install" in line), "")
    if status == 0 or not line:
        raise Trouble(f"{room.release}: as a user `./dev demo` must name what to install; it ended with {status} ({log})")
    if changed:
        raise Trouble(
            f"{room.release}: as a user `./dev demo` changed {[str(Path(path).relative_to(room.path)) for path in sorted(changed)[:5]]}"
        )
    if "libclang-dev" not in line:
        raise Trouble(f"{room.release}: the line does not name libclang-dev, though only libclang-cpp is here: {line}")
    return line


def try_as_root(room: Room, log: Path, command: str) -> float:
    """Root: the first command brings what is missing and works. Gives its seconds."""
    begin = time.monotonic()
    status = room.run(0, command, log)
    if status:
        said = log.read_text(errors="replace").strip().splitlines()
        raise Trouble(f"{room.release}: as root `{command}` ended with {status}: {said[-1] if said else 'it printed nothing'} ({log})")
    return time.monotonic() - begin


def main(arguments: list[str] | None = None) -> int:
    """Tries a commit on one release; the exit status is 1 where it does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", choices=RELEASES)
    parser.add_argument("--commit", default="HEAD", help="what is cloned")
    parser.add_argument("--include", default="", help="packages that the bare root has besides, separated by commas: a planted fault")
    parser.add_argument("--command", default="./dev demo", help="what root runs")
    parser.add_argument("--copies", action="store_true", help="copy the toolchains, as where mounts are refused")
    parser.add_argument("--only", choices=("user", "root"))
    options = parser.parse_args(arguments)
    log = steps.LOGS / f"clean-room-{options.release}"
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        room = furnish(options.release, options.commit, options.include, options.copies)
        steps.say(f"{room.release}: a bare root with {'mounted' if room.mounts else 'copied'} toolchains, at {options.commit}")
        if options.only != "root":
            line = try_as_user(room, log.with_suffix(".user.log"))
            steps.say(f"{room.release}, user: nothing changed; it says: {line}")
        if options.only != "user" and not room.mounts:
            steps.say(f"{room.release}, root: not run: mounts are refused here, so there is no /proc, without which Go does not start")
        elif options.only != "user":
            seconds = try_as_root(room, log.with_suffix(".root.log"), options.command)
            last = log.with_suffix(".root.log").read_text(errors="replace").strip().splitlines()
            steps.say("\n".join(f"    {said}" for said in last[-30:]))
            steps.say(f"{room.release}, root: `{options.command}` works, {steps.spelt(seconds)}")
    except Trouble as trouble:
        steps.say(f"FAILED {trouble}")
        return 1
    shutil.rmtree(room.path, ignore_errors=True)
    return 0


def obstacle() -> str | None:
    """Why no bare root can be made here, or None."""
    if os.geteuid() != 0:
        return "bare roots need root"
    if not installed("mmdebstrap", "mmdebstrap"):
        return "mmdebstrap is not to be had: install it"
    return None


def installed(program: str, package: str) -> bool:
    """Whether a program is here; where it is not, Debian's package of it is installed first, which needs root."""
    if shutil.which(program) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        command = f"apt-get update && apt-get install -y --no-install-recommends {package}"
        subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    return shutil.which(program) is not None


def check_all(session: nox.Session) -> None:
    """Tries the commit on every release, or says in one line why not."""
    if why := obstacle():
        steps.say(f"clean-room: not run: {why}")
        return
    failed = []
    for release in RELEASES:
        if subprocess.run([sys.executable, "-m", "tools.dev.clean_room", release, *session.posargs], cwd=ROOT, check=False).returncode:
            failed.append(release)
    if failed:
        steps.fail(session, f"./dev demo does not hold on a bare {' and '.join(failed)}")


if __name__ == "__main__":
    sys.exit(main())
