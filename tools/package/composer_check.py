"""Requires the Composer package in bare roots without network, then runs it under PHP's command line, its own web server and PHP-FPM."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from tools.dev.build import PHP
from tools.dev.stamps import ROOT
from tools.package import conformance, readmes
from tools.package.managers import Row, is_local, releases, timed
from tools.package.rooms import Mount, Room, Trouble, room

USERS = Path(__file__).parent / "users" / "composer"
# What Debian's releases have; that of Debian 11 is older than 8.1.
PHPS = {"bookworm": "8.2", "trixie": "8.4"}
# An artifact repository asks for php-zip, which Packagist does not; the last one asks PHP-FPM a question, as a web server does.
PACKAGES = ("php-cli", "php-fpm", "php-zip", "composer", "libfcgi-bin")
ANSWER = "The capital of France is Paris."
MODEL = "/mullama-tiny.gguf"
APP, VENDOR = "/srv/app", "/srv/app/vendor/mullama/mullama"
# As the README says.
PRELOAD = {"ffi.enable": "preload", "opcache.preload": f"{VENDOR}/preload.php", "opcache.preload_user": "www-data"}
POOL = """\
[global]
error_log = /var/log/fpm.log
[app]
user = www-data
listen = /run/app.sock
pm = static
pm.max_children = 2
"""


def check(dist: Path) -> Iterator[Row]:
    """A row for each PHP and each way to run it."""
    tried = [release for release in releases() if release in PHPS]
    if not tried:
        raise Trouble(f"none of {', '.join(releases())} has a PHP of 8.1 or newer")
    for release in tried:
        mounts = (
            Mount(dist, "/dist"),
            Mount(USERS, "/users"),
            Mount(PHP / "conformance", f"{APP}/conformance"),
            Mount(ROOT / "models" / "mullama-tiny.Q8_0.gguf", MODEL),
            conformance.models(),
        )
        with room(f"composer-{release}", release, PACKAGES, mounts, COMPOSER_ALLOW_SUPERUSER="1") as made:
            php = f"PHP {PHPS[release]}"
            yield require(made, php)
            yield own_server(made, php)
            yield fpm(made, php, PHPS[release])
            yield failures(made, php)
            # The client takes the autoloader beside its folder; here that is the one that Composer wrote.
            made.write(f"{APP}/autoload.php", "<?php\n\nrequire __DIR__ . '/vendor/autoload.php';\n")
            yield conformance.ask("php", made, f"exec php -d display_errors=stderr {APP}/conformance/main.php")
    if not is_local():
        yield readmes.whole("php")


def require(made: Room, php: str) -> Row:
    """`composer require` from an artifact repository, the manifest's check, and a program."""
    begin = time.monotonic()
    made.run("composer validate --strict --no-interaction /dist/repository/composer.json", log="validate")
    source = readmes.line("php", "composer config", {"build/dist/composer/artifacts": "/dist/artifacts"})
    sources = f"{source} && composer config repositories.packagist.org false"
    first, line = "composer init --no-interaction --name=example/app", readmes.line("php", "composer require")
    made.run(f"set -e; mkdir -p {APP} && cd {APP} && {first} && {sources} && {line}", log="require", COMPOSER_NO_INTERACTION="1")
    said = made.run(f"set -e; cp -r /users/. {APP}/ && cd {APP} && php chat.php {MODEL}", log="chat")
    if ANSWER not in said:
        raise Trouble(f"{php}: the chat answered {said!r}")
    return Row(f"composer require mullama/mullama, {php}: validate --strict, the command line", timed(begin), said.splitlines()[-1])


def own_server(made: Room, php: str) -> Row:
    """`php -S` with preloading; without it the exception says the three lines that php.ini needs."""
    begin = time.monotonic()
    ask = "php -r 'echo file_get_contents(\"http://127.0.0.1:8000/index.php\");'"
    wait = "for i in $(seq 300); do (: </dev/tcp/127.0.0.1/8000) 2>/dev/null && break; sleep 0.1; done"
    for settings, expected in ((PRELOAD, ANSWER), ({"ffi.enable": "preload"}, "\n".join(f"{k}={v}" for k, v in PRELOAD.items()))):
        options = " ".join(f"-d {key}={value}" for key, value in settings.items())
        said = made.run(f"cd {APP}; php {options} -S 127.0.0.1:8000 -t web 2>/srv/said & {wait}; {ask}", log="server")
        if expected not in said:
            raise Trouble(f"{php} -S with {options}: {said!r} has no {expected!r}")
    return Row(f"php -S with preloading, {php}; without it the three lines that php.ini needs", timed(begin))


def fpm(made: Room, php: str, version: str) -> Row:
    """PHP-FPM with two workers, started as root: both answer."""
    begin = time.monotonic()
    made.write("/srv/pool.conf", POOL)
    options = " ".join(f"-d {key}={value}" for key, value in PRELOAD.items())
    ask = f"SCRIPT_FILENAME={APP}/web/index.php REQUEST_METHOD=GET cgi-fcgi -bind -connect /run/app.sock"
    wait = "for i in $(seq 300); do test -S /run/app.sock && break; sleep 0.1; done"
    questions = f'for i in $(seq 8); do {ask} & asked="$asked $!"; done; wait $asked'
    said = made.run(
        f"mkdir -p /run; php-fpm{version} -F -y /srv/pool.conf {options} & {wait}; {questions}; cat /var/log/fpm.log", log="fpm"
    )
    workers = set(re.findall(r"worker (\d+)", said))
    if said.count(ANSWER) != 8 or len(workers) != 2:
        raise Trouble(f"{php}, PHP-FPM: {said.count(ANSWER)} of 8 answers, by {len(workers)} of 2 workers: {said}")
    return Row(f"PHP-FPM with preloading and two workers, {php}", timed(begin), "8 requests, both workers")


def failures(made: Room, php: str) -> Row:
    """Where the library is not, the exception says what was looked for and where; MULLAMA_LIB names another."""
    begin = time.monotonic()
    lib = f"{VENDOR}/lib/linux-x86_64"
    program = f"cd {APP} && php chat.php {MODEL}"
    cases = {
        "no library for this platform": (
            f"mv {lib} /srv/moved; {program}",
            "",
            ["this is linux-x86_64", f"{lib}/libmullama_ffi.so: no such file"],
        ),
        "MULLAMA_LIB, a folder": (program, "/srv/moved", [ANSWER]),
        "MULLAMA_LIB, a file": (program, "/srv/moved/libmullama_ffi.so", [ANSWER]),
        "MULLAMA_LIB, nothing there": (f"mv /srv/moved {lib}; {program}", "/nowhere.so", ["/nowhere.so: no such file"]),
        "MULLAMA_LIB, no library": (program, "/srv/pool.conf", ["/srv/pool.conf: ", "invalid ELF header"]),
    }
    for name, (command, named, expected) in cases.items():
        said = made.run(command, log="failures", MULLAMA_LIB=named)
        if missing := [words for words in expected if words not in said]:
            raise Trouble(f"{name}: what is printed has no {missing}: {said}")
    return Row(f"errors of the loader, {php}: {', '.join(cases)}", timed(begin))
