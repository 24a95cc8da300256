"""Installs the npm packages as a user would: from a registry, in a bare root without network, on every Node.js that they promise."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.dev.build import BUILD, NODE
from tools.dev.stamps import ROOT, Stamp
from tools.package import conformance, emulated, gpu_check, readmes
from tools.package.managers import Row, is_local, releases, timed
from tools.package.rooms import Mount, Room, Trouble, room

HERE = Path(__file__).parent
USERS = HERE / "users" / "npm"
TOOLS = BUILD / "package-registry"
# Each Node.js, and the major version of the npm that came with it.
NODES = {16: 8, 18: 10, 20: 10, 22: 10, 24: 11, 26: 11}
REGISTRY_NODE = 22
ADDRESS = "http://127.0.0.1:4873/"
ANSWER = "The capital of France is Paris."
MODEL = "/mullama-tiny.gguf"

# Without uplinks: what is not published here is not to be had.
REGISTRY = """\
storage: /registry/storage
auth: { htpasswd: { file: /registry/htpasswd } }
uplinks: {}
packages: { '**': { access: $all, publish: $anonymous } }
listen: 127.0.0.1:4873
max_body_size: 100mb
log: { type: file, path: /registry/log, level: warn }
"""
# npm asks for a token before it publishes, whatever the registry asks for.
SETTINGS = f"registry={ADDRESS}\n//127.0.0.1:4873/:_authToken=nobody\nfund=false\naudit=false\nupdate-notifier=false\n"

# How TypeScript finds a package's types: options, and the programs that can be written so.
RESOLUTIONS = {
    "node10": ("--module commonjs --moduleResolution node10", "chat.cts"),
    "node16": ("--module node16 --moduleResolution node16", "chat.mts chat.cts"),
    "nodenext": ("--module nodenext --moduleResolution nodenext", "chat.mts chat.cts"),
    "bundler": ("--module esnext --moduleResolution bundler", "chat.mts"),
}
# TypeScript 7 has no node10.
COMPILERS = {"typescript": tuple(RESOLUTIONS), "typescript7": ("node16", "nodenext", "bundler")}


def check(dist: Path) -> Iterator[Row]:
    """A row for each Node.js and each way to use the package."""
    tools()
    mounts = (
        Mount(TOOLS / "node_modules", "/tools/node_modules"),
        Mount(dist, "/dist"),
        Mount(USERS, "/users"),
        Mount(NODE / "conformance", "/conformance"),
        Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", MODEL),
        conformance.models(),
    )
    # Node.js 26 is linked with libatomic, which a distribution's own package would bring.
    with room("npm", releases()[0], include=("libatomic1",), mounts=mounts) as made:
        furnish(made)
        yield publish(made)
        yield from checkers(made, dist)
        for node in NODES:
            yield install(made, node)
        yield elsewhere(made, dist)
        if list(dist.glob("mullama-linux-arm64-gnu-[0-9]*.tgz")):
            yield for_arm(made)
        yield from uses(made)
        yield failures(made)
    if not is_local():
        yield readmes.whole("node")
    if any(dist.glob("*-vulkan-[0-9]*.tgz")):
        yield with_gpu((*mounts, gpu_check.MODEL))


def with_gpu(mounts: Sequence[Mount]) -> Row:
    """The package for Vulkan beside the main one, which loads it in place of that for processors; there is no device."""
    begin, app = time.monotonic(), "/app/gpu"
    line = readmes.line("node", "npm install mullama mullama-linux-x64-gnu-vulkan")
    with room("vulkan-node", gpu_check.RECIPE.release, ("libatomic1", gpu_check.LOADER), mounts) as made:
        furnish(made)
        publish(made)
        made.run(with_registry(on(REGISTRY_NODE, f"mkdir -p {app} && cd {app} && npm init -y >/dev/null && {line}")), log="install")
        said = gpu_check.node(made, app, f"/node/{REGISTRY_NODE}/node")
    return Row(f"{line}, no device", timed(begin), said)


def tools() -> None:
    """Installs what packages are tried with, which the lock file names; the only step that needs a network."""
    stamp = Stamp("package-registry", ["tools/package/registry"], [TOOLS / "node_modules"])
    if stamp.is_fresh():
        return
    shutil.copytree(HERE / "registry", TOOLS, dirs_exist_ok=True)
    done = subprocess.run(
        ["npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts"], cwd=TOOLS, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Trouble(f"npm ci in {TOOLS} failed: {done.stderr.strip()}")
    stamp.set()


def furnish(made: Room) -> None:
    """The registry's settings, each Node.js with its npm, and where they look for packages."""
    made.write("/registry/config.yaml", REGISTRY)
    made.write("/root/.npmrc", SETTINGS)
    for node, npm in NODES.items():
        programs = made.path / "node" / str(node)
        programs.mkdir(parents=True)
        (programs / "node").symlink_to(f"/tools/node_modules/node{node}/bin/node")
        (programs / "npm").symlink_to(f"/tools/node_modules/npm{npm}/bin/npm-cli.js")


def on(node: int, command: str) -> str:
    """A command with that Node.js and its npm."""
    return f"export PATH=/node/{node}:$PATH; {command}"


def with_registry(command: str) -> str:
    """A command beside the registry, which ends with it."""
    verdaccio = f"/node/{REGISTRY_NODE}/node /tools/node_modules/verdaccio/bin/verdaccio --config /registry/config.yaml"
    waits = "for i in $(seq 300); do (: </dev/tcp/127.0.0.1/4873) 2>/dev/null && break; sleep 0.1; done"
    return f"set -e; {verdaccio} >/registry/said 2>&1 & {waits}; {command}"


def publish(made: Room) -> Row:
    """Publishes every archive."""
    begin = time.monotonic()
    made.run(with_registry(on(REGISTRY_NODE, "for archive in /dist/*.tgz; do npm publish $archive; done")), log="publish")
    return Row("npm publish to verdaccio without uplinks", timed(begin))


def checkers(made: Room, dist: Path) -> Iterator[Row]:
    """publint and attw on the main archive: neither may find anything."""
    (main,) = dist.glob("mullama-[0-9]*.tgz")
    for name, command in {
        "publint": f"publint/src/cli.js run --strict /dist/{main.name}",
        "attw": f"@arethetypeswrong/cli/dist/index.js /dist/{main.name} --no-definitely-typed --no-emoji",
    }.items():
        begin = time.monotonic()
        made.run(on(REGISTRY_NODE, f"node /tools/node_modules/{command}"), log=name)
        yield Row(name, timed(begin), "nothing found")


def install(made: Room, node: int) -> Row:
    """`npm install mullama` in an empty folder, then the programs of a user."""
    begin, app, line = time.monotonic(), f"/app/{node}", readmes.line("node", "npm install mullama")
    made.run(with_registry(on(node, f"mkdir -p {app} && cd {app} && npm init -y >/dev/null && {line}")), log=f"install-{node}")
    said = made.run(on(node, f"cd {app} && cp /users/chat.* . && node chat.cjs {MODEL} && node chat.mjs {MODEL}"), log=f"chat-{node}")
    if said.count(ANSWER) != 2:
        raise Trouble(f"Node.js {node}: the chats answered {said!r}")
    loaded = next(line for line in said.splitlines() if line.startswith("loaded in"))
    return Row(f"{line}, Node.js {node} with npm {NODES[node]}: require and import", timed(begin), loaded)


def uses(made: Room) -> Iterator[Row]:
    """What else a user does with the package that Node.js 22 has installed: types, a bundle, the conformance cases."""
    app = f"/app/{REGISTRY_NODE}"
    for compiler, names in COMPILERS.items():
        for name in names:
            begin, (options, programs) = time.monotonic(), RESOLUTIONS[name]
            tsc = f"node /tools/node_modules/{compiler}/bin/tsc --noEmit --strict --target es2022 {options}"
            types = "--typeRoots /tools/node_modules/@types --types node"
            made.run(on(REGISTRY_NODE, f"cd {app} && {tsc} {types} {programs}"), log=f"{compiler}-{name}")
            yield Row(f"{compiler}, --moduleResolution {name}: {programs}", timed(begin))
    yield bundle(made, app)
    yield webpacked(made, app)
    # The client asks for the package that it lies in; here that is a folder which has what a user installed.
    made.write(f"{app}/index.js", "module.exports = require('mullama');\n")
    command = on(REGISTRY_NODE, f"cp -r /conformance {app}/ && exec node {app}/conformance/main.js")
    yield conformance.ask("node", made, command)


def bundle(made: Room, app: str) -> Row:
    """A program that esbuild has packed runs where no package is."""
    begin = time.monotonic()
    esbuild = "/tools/node_modules/@esbuild/linux-x64/bin/esbuild --bundle --platform=node --loader:.node=copy --log-level=error"
    command = f"cd {app} && {esbuild} chat.cjs --outfile=/bundle/chat.js && cd / && node /bundle/chat.js {MODEL} && ls /bundle"
    said = made.run(on(REGISTRY_NODE, command), log="bundle")
    if ANSWER not in said or ".node" not in said:
        raise Trouble(f"the bundle answered {said!r}")
    return Row("a bundle by esbuild, away from node_modules", timed(begin))


def webpacked(made: Room, app: str) -> Row:
    """A program that webpack has packed, with the loader that it has for native modules, runs where no package is."""
    begin = time.monotonic()
    config = {
        "target": "node",
        "mode": "production",
        "context": app,
        "entry": "./chat.cjs",
        "output": {"path": "/webpacked", "filename": "chat.js"},
        "resolveLoader": {"modules": ["/tools/node_modules"]},
    }
    made.write(
        f"{app}/webpack.js",
        f"const config = {json.dumps(config)};\n"
        "config.module = { rules: [{ test: /\\.node$/, loader: 'node-loader' }] };\n"
        "require('/tools/node_modules/webpack')(config, (error, stats) => {\n"
        "  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString());\n"
        "});\n",
    )
    command = f"cd {app} && node webpack.js && cd / && node /webpacked/chat.js {MODEL} && ls /webpacked"
    said = made.run(on(REGISTRY_NODE, command), log="webpack")
    if ANSWER not in said or ".node" not in said:
        raise Trouble(f"what webpack has packed answered {said!r}")
    return Row("a bundle by webpack with node-loader, away from node_modules", timed(begin))


def elsewhere(made: Room, dist: Path) -> Row:
    """On another system npm leaves out what does not fit there, and nothing fails."""
    begin, packed = time.monotonic(), {"--cpu=arm64": "linux-arm64", "--os=darwin": "darwin", "--libc=musl": "musl"}
    systems = [option for option, name in packed.items() if not list(dist.glob(f"mullama-*{name}*.tgz"))]
    for system in systems:
        app = f"/app/{system.replace('=', '-').strip('-')}"
        made.run(with_registry(on(REGISTRY_NODE, f"mkdir -p {app} && cd {app} && npm init -y >/dev/null && npm install {system} mullama")))
        if made.run(f"ls {app}/node_modules").split() != ["mullama"]:
            raise Trouble(f"npm install {system} installed {made.run(f'ls {app}/node_modules').split()}, where only mullama fits")
    return Row(f"npm install {', '.join(systems)}: the main package alone", timed(begin))


def for_arm(made: Room) -> Row:
    """npm installs for another processor the package that fits there, which is then run."""
    app = "/app/arm64"
    install = f"mkdir -p {app} && cd {app} && npm init -y >/dev/null && npm install --cpu=arm64 --os=linux --libc=glibc mullama"
    made.run(with_registry(on(REGISTRY_NODE, install)), log="install-arm64")
    if (found := made.run(f"ls {app}/node_modules").split()) != ["mullama", "mullama-linux-arm64-gnu"]:
        raise Trouble(f"npm install --cpu=arm64 installed {', '.join(found)}")
    return emulated.node(made.path / app.lstrip("/"))


def failures(made: Room) -> Row:
    """Where the native module is missing the error names the package, what was looked for and where; MULLAMA_LIB helps."""
    begin, app = time.monotonic(), "/app/without"
    left_out = f"mkdir -p {app} && cd {app} && npm init -y >/dev/null && npm install --omit=optional mullama"
    made.run(with_registry(on(REGISTRY_NODE, left_out)), log="without")
    load = "try { require('mullama'); console.log('loaded') } catch (error) { console.log(error.message) }"
    musl = "process.execPath = '/musl'; "
    made.write("/musl", "\x7fELF\0/lib/ld-musl-x86_64.so.1\0")
    here = f"{app}/node_modules/mullama"
    tried = [f"{here}/mullama.linux-x64-gnu.node: not found", f"as seen from {here}/runtime: not found"]
    cases = {
        "left out": (load, "", ["the package mullama-linux-x64-gnu is missing", *tried]),
        "musl": (musl + load, "", ["has no native module for linux-x64-musl", "npm install mullama-linux-x64-musl"]),
        "another machine": ("Object.defineProperty(process, 'arch', { value: 'mips' }); " + load, "", ["no package for linux-mips-gnu"]),
        "MULLAMA_LIB, nothing there": (load, "/nowhere", ["MULLAMA_LIB names /nowhere, which is not there"]),
        "MULLAMA_LIB, no module": (load, "/musl", ["MULLAMA_LIB names /musl, which does not load"]),
        "MULLAMA_LIB, a folder without one": (load, "/registry", ["/registry/mullama.linux-x64-gnu.node"]),
        "MULLAMA_LIB, a folder": (load, f"/app/{REGISTRY_NODE}/node_modules/mullama-linux-x64-gnu", ["loaded"]),
    }
    for name, (program, named, expected) in cases.items():
        said = made.run(on(REGISTRY_NODE, f"cd {app} && node -e {shlex.quote(program)}"), log="failures", MULLAMA_LIB=named)
        if missing := [words for words in expected if words not in said]:
            raise Trouble(f"{name}: the error has no {missing}: {said}")
    return Row(f"errors of the loader: {', '.join(cases)}", timed(begin))
