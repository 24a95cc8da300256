# shellcheck shell=bash
# What a build asks of the machine: one table, and for each row a probe that asks as the build will ask. `dev` and `./dev doctor` read it.
#
# A probe prints what it found (a version or a place) and succeeds, or says in one line why the thing will not do. It changes nothing.
# NEEDS_ROOT stands before the absolute paths, so that the tests can show a probe a root that they made.

NEEDS_ROOT=${NEEDS_ROOT:-}

# name | Debian packages | oldest version ("-": any) | needed for
# A package with a question mark is one that not every release has, or that is large and for lint alone: what needs it says so and goes on without.
NEEDS=(
  "python|python3 python3-venv|3.11|the generator, the sessions, the conformance runner"
  "git|git|2|generate, lint"
  "cc|gcc libc6-dev|-|llama.cpp, Go, C"
  "c++|g++|-|llama.cpp, C++"
  "make|make|3|llama.cpp, C, C++"
  "cmake|cmake|3.14|llama.cpp, C, C++"
  "pkg-config|pkg-config|0.29|C, C++"
  "libclang|libclang-dev|-|llama.cpp's declarations in Rust"
  "cjson|libcjson-dev|-|the conformance client of C"
  "nlohmann-json|nlohmann-json3-dev|-|the conformance client of C++"
  "php|php-cli|8.1|PHP"
  "php-ffi|php-cli|-|PHP"
  "composer|composer|2|PHP"
  "phpunit|phpunit|9|PHP's tests"
  "phpcs|php-codesniffer?|3|lint"
  "clang-tidy|clang-tidy?|14|lint"
  "rust||1.88|core, ffi, Python, Node.js"
  "rustfmt||1|generate, lint"
  "clippy||0.1|lint"
  "node||20.17|Node.js (what is built runs from 16 on)"
  "npm||9|Node.js"
  "go||1.21|Go"
  "gofmt||-|generate, lint"
)

# Toolchains that Debian 12 only has too old: their makers' own installers, one line each.
INSTALLERS=(
  "rust|curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
  "rustfmt|rustup component add rustfmt"
  "clippy|rustup component add clippy"
  "node|https://nodejs.org/en/download"
  "npm|https://nodejs.org/en/download"
  "go|https://go.dev/dl/"
  "gofmt|https://go.dev/dl/"
)

# at_least OLDEST GIVEN: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# version_of COMMAND...: the first dotted number that a program prints, and why where it does not start.
version_of() {
  local printed
  command -v "$1" >/dev/null || { echo "$1 is not on PATH"; return 1; }
  if ! printed=$("$@" 2>&1 </dev/null); then
    echo "$1 does not start: $(printf '%s\n' "$printed" | grep -m 1 . || echo "it says nothing")"
    return 1
  fi
  printf '%s\n' "$printed" | grep -oE -m 1 '[0-9]+(\.[0-9]+)+' | head -n 1
}

# The tooling's own Python: the first that is new enough and can make a virtual environment.
find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11 "$NEEDS_ROOT/usr/bin/python3"; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

probe_python() {
  local python
  if python=$(find_python); then version_of "$python" --version; return; fi
  version_of python3 --version >/dev/null || { echo "python3 is not on PATH"; return 1; }
  echo "$(python3 --version 2>&1) is older than 3.11, or has no ensurepip and venv"
  return 1
}

# compiles COMPILER ENDING PROGRAM FLAG...: whether a program really compiles and links.
compiles() {
  local compiler=$1 ending=$2 program=$3 folder said
  shift 3
  command -v "$compiler" >/dev/null || { echo "$compiler is not on PATH"; return 1; }
  folder=$(mktemp -d)
  printf '%s\n' "$program" >"$folder/probe.$ending"
  said=$("$compiler" "$@" -o "$folder/probe" "$folder/probe.$ending" 2>&1) || true
  if [ ! -f "$folder/probe" ]; then
    echo "$compiler does not compile a small program: $(printf '%s\n' "$said" | grep -m 1 -i 'error' || echo "it made no file")"
    rm -rf "$folder"
    return 1
  fi
  rm -rf "$folder"
  "$compiler" -dumpfullversion -dumpversion 2>/dev/null | head -n 1
}

probe_cc() { compiles "${CC:-cc}" c $'#include <stdio.h>\nint main(void) { return printf("") ; }'; }

probe_cxx() {
  compiles "${CXX:-c++}" cpp $'#include <filesystem>\n#include <optional>\n#include <thread>\nint main() { std::optional<int> one{1}; return std::filesystem::path("a").empty() ? *one : 0; }' \
    -std=c++17 -pthread
}

# The folders in which clang-sys, bindgen's eye, looks for libclang on Linux. LIBCLANG_PATH, where it is set, is the only one.
libclang_folders() {
  local folder prefix list
  if [ -n "${LIBCLANG_PATH:-}" ]; then
    if [ -f "$LIBCLANG_PATH" ]; then dirname "$LIBCLANG_PATH"; else echo "$LIBCLANG_PATH"; fi
    return
  fi
  prefix=$("${LLVM_CONFIG_PATH:-llvm-config}" --prefix 2>/dev/null | head -n 1) || true
  [ -z "$prefix" ] || printf '%s\n' "$prefix/bin" "$prefix/lib" "$prefix/lib64"
  for list in "${LD_LIBRARY_PATH:-}" "${LIBRARY_PATH:-}"; do
    [ -z "$list" ] || printf '%s\n' "$list" | tr : '\n'
  done
  for folder in "$NEEDS_ROOT"/usr/local/llvm*/lib* "$NEEDS_ROOT"/usr/local/lib*/*/* "$NEEDS_ROOT"/usr/local/lib*/* "$NEEDS_ROOT"/usr/local/lib* \
    "$NEEDS_ROOT"/usr/lib*/*/* "$NEEDS_ROOT"/usr/lib*/* "$NEEDS_ROOT"/usr/lib*; do
    [ ! -d "$folder" ] || echo "$folder"
  done
}

# libclang.so in any version, as a 64-bit ELF file that is there; libclang-cpp.so is another library.
probe_libclang() {
  local folder file other="" headerless="" saved
  saved=$(shopt -p nullglob) || true
  shopt -s nullglob
  while read -r folder; do
    for file in "$folder"/libclang.so "$folder"/libclang-*.so "$folder"/libclang.so.* "$folder"/libclang-*.so.*; do
      case ${file##*/} in *-cpp.*) other=$file; continue ;; esac
      # Magic number, then 2 for 64 bits; a link that leads nowhere gives nothing.
      [ "$(head -c 5 "$file" 2>/dev/null | od -An -tx1 | tr -d ' \n')" = 7f454c4602 ] || continue
      if has_clang_headers "$file"; then
        echo "$file"
        $saved
        return
      fi
      headerless=$file
    done
  done <<<"$(libclang_folders)"
  $saved
  if [ -n "$headerless" ]; then
    echo "$headerless is here, but not clang's own headers (stddef.h)"
  elif [ -n "${LIBCLANG_PATH:-}" ]; then
    echo "LIBCLANG_PATH is $LIBCLANG_PATH, where no libclang.so is; unset it or mend it"
  elif [ -n "$other" ]; then
    echo "only $other is here, which is another library"
  else
    echo "no libclang.so is in the folders where bindgen looks"
  fi
  return 1
}

# clang's own headers lie beside the library, in Debian's folders for them, or where a clang program says.
has_clang_headers() {
  local folder
  for folder in "$(dirname "$1")" "$(dirname "$(readlink -f "$1")")" "$NEEDS_ROOT/usr/lib" "$NEEDS_ROOT"/usr/lib/llvm-*/lib; do
    if compgen -G "$folder/clang/*/include/stddef.h" >/dev/null; then return; fi
  done
  compgen -c clang | grep -qE '^clang(-[0-9]+)?$'
}

# header NAME: a header where the compiler looks without being told.
header() {
  if [ -f "$NEEDS_ROOT/usr/include/$1" ] || [ -f "$NEEDS_ROOT/usr/local/include/$1" ]; then
    echo "$1"
  else
    echo "$1 is in neither /usr/include nor /usr/local/include"
    return 1
  fi
}

# FFI may be built in, loaded and still be forbidden by php.ini; so it is used.
probe_php_ffi() {
  command -v php >/dev/null || { echo "php is not on PATH"; return 1; }
  if [ "$(php -r 'echo FFI::cdef("int abs(int j);")->abs(-7);' 2>/dev/null)" = 7 ]; then
    echo "works"
    return
  fi
  echo "PHP has no usable FFI: $(php -r 'echo extension_loaded("FFI") ? "ffi.enable is ".ini_get("ffi.enable") : "the extension is not loaded";' 2>/dev/null)"
  return 1
}

probe() {
  case $1 in
    python) probe_python ;;
    cc) probe_cc ;;
    c++) probe_cxx ;;
    libclang) probe_libclang ;;
    cjson) header cjson/cJSON.h ;;
    nlohmann-json) header nlohmann/json.hpp ;;
    php-ffi) probe_php_ffi ;;
    composer) version_of composer --version --no-ansi --no-interaction ;;
    rust) version_of cargo --version ;;
    clippy) version_of cargo-clippy --version ;;
    # Both would leave files in the home folder, and a probe changes nothing.
    go) XDG_CONFIG_HOME=$PROBES/go version_of go version ;;
    npm) npm_config_cache=$PROBES/npm version_of npm --version ;;
    gofmt) command -v gofmt || { echo "gofmt is not on PATH"; return 1; } ;;
    *) version_of "$1" --version ;;
  esac
}

# probe_needs: a line for each row of the table, `name|verdict|what was found or why not`; the verdict is ok, missing, old or, where one
# can do without, absent.
probe_needs() {
  local folder row name oldest found
  folder=$(mktemp -d)
  for row in "${NEEDS[@]}"; do
    name=${row%%|*}
    (PROBES=$folder/scratch probe "$name" >"$folder/$name" 2>/dev/null && touch "$folder/$name.ok") &
  done
  wait
  for row in "${NEEDS[@]}"; do
    IFS='|' read -r name _ oldest _ <<<"$row"
    found=$(head -n 1 "$folder/$name")
    if [ ! -f "$folder/$name.ok" ]; then
      echo "$name|$(case $(column "$name" 2) in *\?) echo absent ;; *) echo missing ;; esac)|$found"
    elif [ "$oldest" != "-" ] && ! at_least "$oldest" "$found"; then
      echo "$name|old|$found is here, $oldest or newer is needed"
    else
      echo "$name|ok|$found"
    fi
  done
  rm -rf "$folder"
}

# column NAME NUMBER: one column of a row of the table.
column() {
  local row
  for row in "${NEEDS[@]}"; do
    if [ "${row%%|*}" = "$1" ]; then printf '%s\n' "$row" | cut -d'|' -f"$2"; fi
  done
}

installer() {
  local row
  for row in "${INSTALLERS[@]}"; do
    if [ "${row%%|*}" = "$1" ]; then echo "${row#*|}"; fi
  done
}

# packages_of NAME: its Debian packages, one a line; one with a question mark only where this machine's lists have it.
packages_of() {
  local package policy
  for package in $(column "$1" 2); do
    case $package in
      *\?)
        # Read whole: a pipe that grep leaves early would look like a failure of apt-cache.
        policy=$(apt-cache policy "${package%\?}" 2>/dev/null || true)
        if [[ $policy =~ Candidate:\ [^\(] ]]; then echo "${package%\?}"; fi
        ;;
      *) echo "$package" ;;
    esac
  done
}

# missing_packages PROBED: the Debian packages of what will not do, each once, on one line.
missing_packages() {
  local name verdict
  while IFS='|' read -r name verdict _; do
    [ "$verdict" = ok ] || packages_of "$name"
  done <<<"$1" | tr ' ' '\n' | awk 'NF && !seen[$0]++ { printf "%s%s", gap, $0; gap = " " }'
}

# missing_toolchains PROBED: a line for each that Debian does not have: what is wanted, why, how to get it.
missing_toolchains() {
  local name verdict found
  while IFS='|' read -r name verdict found; do
    [ "$verdict" = ok ] || [ -n "$(column "$name" 2)" ] || echo "$name ($found): $(installer "$name")"
  done <<<"$1"
}

# reasons PROBED: a line for each thing that will not do.
reasons() {
  local name verdict found
  while IFS='|' read -r name verdict found; do
    case $verdict in ok | absent) ;; *) echo "$name: $found" ;; esac
  done <<<"$1"
}

# doctor: the table with what was found; fails where something will not do.
doctor() {
  local probed name verdict found
  probed=$(probe_needs)
  while IFS='|' read -r name verdict found; do
    printf '%-14s %-8s %-44s %s\n' "$name" "$verdict" "$found" "$(column "$name" 4)"
  done <<<"$probed"
  printf '%-14s %-8s %-44s %s\n' .venv "$([ -f .venv/made-from ] && echo ok || echo "-")" "$(cut -d' ' -f1-2 .venv/made-from 2>/dev/null || echo "./dev makes it")" "the sessions"
  ! grep -qvE '\|(ok|absent)\|' <<<"$probed"
}
