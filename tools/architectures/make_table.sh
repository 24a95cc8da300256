#!/bin/sh
# Makes minimal.txt, crashes.tsv and the validator's table anew, each from the one before.
set -eu
cd "$(dirname "$0")/../.."
run() { cargo run --quiet --release -p mullama-architectures -- "$@"; }
kept=tools/architectures
run discover >"$kept/minimal.new" && mv "$kept/minimal.new" "$kept/minimal.txt"
{ run drops; run numbers; } >"$kept/crashes.new" && mv "$kept/crashes.new" "$kept/crashes.tsv"
run table "$kept/crashes.tsv" >core/src/gguf/architectures.txt
