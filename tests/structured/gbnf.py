"""Grammars in GBNF with texts by chance, and what llama.cpp's own grammar sampler says of each: `python -m tests.structured.gbnf --write`.

`gbnf.json` has what it says. A test of the oracle's holds that file to llama.cpp, and one of core's holds core to the file.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORACLE = ROOT / "target" / "release" / "mullama-oracle"
MODEL = ROOT / "models" / "mullama-tiny.Q8_0.gguf"
FILE = Path(__file__).with_suffix(".json")
SEED = 20_261_126
N_TEXTS = 60

# Each with texts that are right, from which others are made.
GRAMMARS: dict[str, tuple[str, ...]] = {
    'root ::= "yes" | "no"': ("yes", "no"),
    'root ::= [a-z]* "end"': ("end", "aend", "endend", "abcend"),
    'root ::= [^0-9"]+': ("abc", "a-b", "猫 🦊", "ü"),
    'root ::= ("ab" | "a" "c")* [x-z]?': ("", "ab", "acabx", "z", "abacac"),
    'root ::= "a"{2,4} "b"{3} "c"{0,1} "d"{1,}': ("aabbbd", "aaaabbbcddd", "aaabbbcd"),
    'root ::= item ("," item)*\nitem ::= [0-9]+ | "(" root ")"': ("1", "1,2", "(1,2),3", "((7))"),
    "root ::= . .": ("ab", "猫a", "\n\n", "🦊🦊"),
    'root ::= "\\x41\\u732b\\U0001F98A" [\\x00-\\x1f]': ("A猫🦊\n", "A猫🦊\t"),
    'root ::= "\\"" ([^"\\\\] | "\\\\" ["\\\\/bfnrt])* "\\""': ('""', '"a"', '"\\n\\""', '"猫"'),
    'root ::= a b? c*\na ::= "a" | ""\nb ::= "b" a\nc ::= [c-e-]': ("", "a", "ab", "aba", "cde-", "abacc"),
    'root ::= "x" root "y" | "z" # nested\n': ("z", "xzy", "xxzyy"),
    'root ::= (\n  "one" |\n  "two" "three"?\n)+': ("one", "two", "twothree", "onetwothreeone"),
    "root ::= [a-c] [^a-c] [\\]\\[] [-a]": ("ad]-", "b [a"),
    'root ::= "ab"? ("ab" "c" | "a" "bd")': ("abc", "abd", "ababc", "ababd"),
}


def texts(grammar: str, chance: random.Random) -> list[str]:
    """Right texts, their beginnings, and what comes of them by small changes; none has a NUL."""
    right = GRAMMARS[grammar]
    signs = sorted(set("".join(right)) | set('ab0" ,\\])z猫'))
    found = dict.fromkeys(right)
    while len(found) < N_TEXTS:
        text = list(chance.choice(right) * chance.choice((1, 1, 1, 2)))
        for _ in range(chance.randint(0, 2)):
            at = chance.randint(0, len(text))
            match chance.choice(("insert", "drop", "change", "cut")):
                case "insert":
                    text.insert(at, chance.choice(signs))
                case "drop":
                    text[at : at + 1] = []
                case "change":
                    text[at : at + 1] = [chance.choice(signs)]
                case _:
                    del text[at:]
        found["".join(text)] = None
        if chance.random() < 0.05:
            found["".join(chance.choices(signs, k=chance.randint(0, 5)))] = None
    return list(found)


def answers(oracle: Path, grammar: str, given: list[str]) -> list[int]:
    """What llama.cpp says of each text: 0 no text begins so, 1 one does, 2 it is one."""
    lines = "".join(f"{text.encode().hex()}\n" for text in given)
    done = subprocess.run([str(oracle), "grammar", str(MODEL), grammar], input=lines, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout)["answers"])


def table(oracle: Path) -> list[dict[str, object]]:
    """Every grammar with its texts and the answers."""
    found: list[dict[str, object]] = []
    for at, grammar in enumerate(GRAMMARS):
        given = texts(grammar, random.Random(SEED + at))
        found.append({"grammar": grammar, "texts": given, "answers": answers(oracle, grammar, given)})
    return found


def main() -> int:
    """Writes the file, or fails where it is not what llama.cpp says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--oracle", type=Path, default=ORACLE)
    options = parser.parse_args()
    now = "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in table(options.oracle)) + "\n]\n"
    if options.write:
        FILE.write_text(now, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != now:
        print(f"{FILE.name} is not what llama.cpp says; --write writes it")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
