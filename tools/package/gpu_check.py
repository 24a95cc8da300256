"""Uses what was packed for Vulkan: without a device it loads, says so once, and the processor answers; with one, the device does.

The device is Mesa's llvmpipe, which computes on the processor what a GPU would; llama.cpp takes such a one only where it is named.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tools.dev.stamps import ROOT
from tools.package import conformance, readmes, recipes, rights
from tools.package.managers import Row, timed
from tools.package.rooms import Mount, Room, Trouble, room

RECIPE = recipes.OTHERS["vulkan"]
LOADER = "libvulkan1"  # what every desktop has; the drivers are not here
SOFTWARE, NAMED = "mesa-vulkan-drivers", {"GGML_VK_VISIBLE_DEVICES": "0"}
MODEL = Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", "/model.gguf")
TOLD_ONCE = "built for Vulkan, which finds no device"
PARENTS = ("parent", "parent beside a child", "parent after it")
STORY = " there was a brave llama called Anna."
ON_DEVICE = "generate/"  # all cases pass there, which takes minutes
ANSWER = "The capital of France is Paris."
IN_C = """#include <mullama.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void tell(const char *who) {
    static char text[4096];
    MullamaModelParams params = mullama_model_default_params();
    params.n_gpu_layers = -1;
    MullamaModel *model = mullama_model_load("/model.gguf", &params);
    MullamaContext *context = mullama_context_new(model, NULL);
    MullamaSamplerParams greedy = mullama_sampler_greedy_params();
    mullama_generate_text(context, "Once upon a time", 8, &greedy, text, sizeof text);
    printf("%s: offload=%d devices=%d text=%s\\n", who, mullama_supports_gpu_offload(), (int)mullama_device_count(), text);
    fflush(stdout);
}
int main(void) {
    tell("parent");
    pid_t child = fork();
    tell(child ? "parent beside a child" : "child");
    if (child == 0) exit(0);
    int status = -1;
    waitpid(child, &status, 0);
    tell("parent after it");
    return status;
}
"""
IN_PYTHON = """
import time
begin = time.perf_counter()
import mullama
loaded = time.perf_counter() - begin
from mullama import Context, Model, SamplerParams
context = Context(Model.load("/model.gguf", n_gpu_layers=-1), n_ctx=512)
text = context.chat([("user", "What is the capital of France?")], 40, SamplerParams.greedy()).text
print(f"imported in {loaded * 1000:.0f} ms, offload={mullama.supports_gpu_offload():d}, says {text!r}")
"""
IN_NODE = """
const begin = performance.now();
const { Context, Model, samplerParamsGreedy, supportsGpuOffload } = require('mullama');
const loaded = performance.now() - begin;
const context = new Context(Model.load('/model.gguf', { nGpuLayers: -1 }), { nCtx: 512 });
const { text } = context.chat([{ role: 'user', content: 'What is the capital of France?' }], 40, samplerParamsGreedy());
const vulkan = require('node:fs').readFileSync('/proc/self/maps', 'utf8').includes('-vulkan.node');
console.log(`loaded in ${loaded.toFixed(0)} ms, offload=${Number(supportsGpuOffload())}, vulkan=${vulkan}, says ${text}`);
"""


def c(dist: Path, client: Mount) -> Iterator[Row]:
    """A program over the archive's shared library, without a device and with one, and cases with every layer on that."""
    name = f"mullama-{rights.version()}-{RECIPE.platform.name}"
    if not (dist / f"{name}.tar.gz").is_file():
        return
    begin = time.monotonic()
    with room("vulkan-c", RECIPE.release, ("gcc", "libc6-dev", LOADER), (Mount(dist, "/dist"), MODEL)) as made:
        said = made.run(f"{program(made, name)} 2>&1", log="run", MULLAMA_LOG="warn")
    everywhere = [f"{who}: offload=0 devices=1 text={STORY}" for who in (*PARENTS, "child")]
    yield Row("C with Vulkan, no device", timed(begin), held(said, *everywhere))
    begin = time.monotonic()
    mounts = (Mount(dist, "/dist"), MODEL, client, conformance.models())
    with room("vulkan-c-device", RECIPE.release, ("gcc", "libc6-dev", "libcjson-dev", LOADER, SOFTWARE), mounts) as made:
        device = replace(made, environment={**made.environment, **NAMED})
        said = device.run(f"{program(made, name)} 2>&1", log="run", MULLAMA_LOG="warn")
        there = [f"{who}: offload=1 devices=2 text={STORY}" for who in PARENTS]
        if not all(line in said for line in (*there, f"child: offload=0 devices=1 text={STORY}")):
            raise Trouble(f"a build for Vulkan on {SOFTWARE} says {said}")
        yield Row("C with Vulkan on llvmpipe; a forked child on the processor", timed(begin), said.strip().splitlines()[-1])
        made.run(f"cc {client.at}/*.c {options(name)} -lcjson -lpthread -o /client", log="client")
        asked = conformance.ask("c", device, "/client", "--gpu", f"--case={ON_DEVICE}")
        yield replace(asked, step=f"conformance on llvmpipe, c, {ON_DEVICE}*")


def program(made: Room, name: str) -> str:
    """The program over the unpacked archive, compiled."""
    made.write("/program.c", IN_C)
    made.run(f"mkdir -p /home && tar --extract --file /dist/{name}.tar.gz --directory /home", log="unpack")
    made.run(f"cc /program.c {options(name)} -o /program", log="cc")
    return "/program"


def options(name: str) -> str:
    """What a compiler is told of the unpacked archive."""
    return f"-I /home/{name}/include -L /home/{name}/lib -lmullama_ffi -Wl,-rpath,/home/{name}/lib"


def python(dist: Path, numpy: Path) -> Iterator[Row]:
    """`pip install mullama-vulkan`."""
    if not list(dist.glob("mullama_vulkan-*.whl")):
        return
    begin = time.monotonic()
    mounts = (Mount(dist, "/dist"), Mount(numpy, "/numpy"), MODEL)
    with room("vulkan-python", RECIPE.release, ("python3-venv", LOADER), mounts) as made:
        made.write("/chat.py", IN_PYTHON)
        registry = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/dist /numpy"}
        line = readmes.line("python", "pip install mullama-vulkan")
        made.run(f"python3 -m venv /venv && PATH=/venv/bin:$PATH && {line}", user=0, log="install", **registry)
        said = made.run("/venv/bin/python /chat.py 2>&1", log="chat", MULLAMA_LOG="warn")
    yield Row(f"{line}, no device", timed(begin), held(said, "offload=0", ANSWER))


def node(made: Room, app: str, node: str) -> str:
    """What a program says in a folder in which `mullama` and the package for a GPU are; the second is what is loaded.

    `node` is the shell command that starts Node.js.
    """
    made.write(f"{app}/chat.js", IN_NODE)
    return held(made.run(f"cd {app} && {node} chat.js 2>&1", log="chat", MULLAMA_LOG="warn"), "offload=0, vulkan=true", ANSWER)


def held(said: str, *expected: str) -> str:
    """The last line, where everything that must be said was, and the missing device once."""
    if missing := [words for words in expected if words not in said]:
        raise Trouble(f"a build for Vulkan without a device does not say {missing}: {said}")
    if said.count(TOLD_ONCE) != 1:
        raise Trouble(f"a build for Vulkan says {said.count(TOLD_ONCE)} times that there is no device, not once: {said}")
    return said.strip().splitlines()[-1]
