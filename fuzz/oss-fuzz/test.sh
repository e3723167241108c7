#!/usr/bin/env bash
# Builds the targets as the services do (OUT given and full: tests those that are there), then looks at what the services
# will look at: test.sh. A few executions of every target, under the engine.
#   OUT, WORK    as for build.sh; by default folders below build/services
#   SANITIZER    with which they were built, by default address
#   RUNS         executions of each target beyond its seeds, by default 20
set -euo pipefail
cd "$(dirname "$0")"
tree=$(cd ../.. && pwd)
export OUT=${OUT:-$tree/build/services/out} WORK=${WORK:-$tree/build/services}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "test.sh: $1" | tee -a "$scratch/failures" >&2; }

if [ ! -d "$OUT/lib" ]; then
    export CC=${CC:-clang-14} CXX=${CXX:-clang++-14} SANITIZER=${SANITIZER:-address}
    export CXXFLAGS=${CXXFLAGS:--O0 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fsanitize=fuzzer-no-link}
    export LIB_FUZZING_ENGINE=${LIB_FUZZING_ENGINE:--fsanitize=fuzzer}
    bash build.sh
fi
unset LD_LIBRARY_PATH
# A sanitizer that finds a leak, or anything, ends the program with a code that is no engine's.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1}

# What the services refuse: a sanitizer that cannot be had; no variables.
for wrong in "SANITIZER=memory" "SANITIZER=thread" "OUT=" "ARCHITECTURE=i386"; do
    code=0
    env CXX=c++ LIB_FUZZING_ENGINE=x WORK="$scratch/w" OUT="$scratch/o" "$wrong" bash build.sh 2>"$scratch/err" >&2 || code=$?
    if [ $code != 2 ] || [ "$(wc -l <"$scratch/err")" != 1 ]; then fail "$wrong: expected one line and exit code 2, found $code"; fi
done

# One target: its files, and a run of its seeds and a few more.
try() {
    local name=$1 seeds=$scratch/$1
    [ -s "$OUT/$name.options" ] || fail "$name has no options"
    if grep -q '^dict' "$OUT/$name.options" && [ ! -s "$OUT/$name.dict" ]; then fail "$name has no dictionary"; fi
    mkdir "$seeds"
    unzip -q "$OUT/${name}_seed_corpus.zip" -d "$seeds" || fail "$name has no seeds"
    # Some of the seeds, for time: all of them are replayed by CTest.
    find "$seeds" -type f | sort | awk 'NR > 12' | xargs -r rm
    local dictionary=()
    [ ! -e "$OUT/$name.dict" ] || dictionary=(-dict="$OUT/$name.dict")
    if ! (cd "$scratch" && timeout 120 "$OUT/$name" -runs=$(($(find "$seeds" -type f | wc -l) + ${RUNS:-20})) -seed=1 \
        -max_len=4096 -print_funcs=0 -entropic=0 -artifact_prefix="$scratch/" "${dictionary[@]}" "$seeds") >"$seeds.log" 2>&1; then
        tail -n 15 "$seeds.log" >&2
        fail "$name fails under the engine"
    fi
    rm -rf "$seeds"
}
names=$("$WORK/reductio-targets" --list)
for name in $names; do
    try "$name" &
    # As many at once as there are processors.
    if [ "$(jobs -r | wc -l)" -ge "$(nproc)" ]; then wait -n; fi
done
wait
echo "test.sh: $(echo "$names" | wc -l) targets in ${SECONDS} s"

# Libraries are found beside the program, wherever that is.
first=$OUT/$(echo "$names" | tail -n 1)  # of the program that is nearly all of them
mkdir "$scratch/elsewhere"
cp -r "$first" "$OUT/lib" "$scratch/elsewhere/"
moved=$scratch/elsewhere/$(basename "$first")
if ldd "$moved" | grep 'not found'; then fail "libraries are missing"; fi
# What every Linux has aside, nothing may come from this machine.
if ldd "$moved" | awk '$2 == "=>" { print $3 }' | grep -v -F "$scratch/elsewhere/lib/" |
    grep -v -E '/(libc|libm|libdl|libpthread|librt|libresolv)\.so'; then
    fail "libraries are found elsewhere"
fi

# GMP's C++ library puts numbers into the streams of GNU's C++ library alone, and the services use another.
if nm -D -C -u "$first" | grep -E 'operator(<<|>>)\(std::.*__mp[zq]_struct'; then fail "numbers go into streams: take get_str()"; fi

# A fault ends the program with one line by which services tell it from others; and the other of the same target differs.
# Whatever the name of the file, the variable chooses.
for input in '\052\226\001:even' '\052\227\001:odd'; do
    printf "${input%:*}" >"$scratch/input"
    REDUCTIO_TARGET=planted-choices "$first" "$scratch/input" >"$scratch/log" 2>&1 && fail "the planted fault is not found"
    line="reductio-targets: planted-choices: it was planted: Assertion \`FuzzerHash=planted/choices/${input#*:}' failed."
    grep -q -x -F "$line" "$scratch/log" || fail "expected the line: $line"
done
echo "planted-choices planted/choices/odd 1 2026-01-01 input" >"$scratch/known"
REDUCTIO_KNOWN_FINDINGS=$scratch/known REDUCTIO_TARGET=planted-choices "$first" "$scratch/input" >"$scratch/log" 2>&1 ||
    fail "a known finding stops the engine"

# From nothing, by either kind of mutation.
for planted in planted-choices planted-text; do
    mkdir "$scratch/$planted"
    (cd "$scratch" && REDUCTIO_TARGET=$planted timeout 120 "$first" -runs=300000 -seed=1 -max_len=64 -print_final_stats=1 \
        -dict="$tree/fuzz/targets/json.dict" "$scratch/$planted") >"$scratch/log" 2>&1 || true
    grep -q "Assertion .FuzzerHash=planted/" "$scratch/log" || fail "$planted is not found from nothing"
    echo "test.sh: $planted found after $(awk '/number_of_executed_units/ { print $2 }' "$scratch/log") executions"
done

# Many executions leave the memory as it was, once as much as may rest has been given back; where they do not, that is
# seen. With the options of the services.
bash ../targets/endurance.sh "$OUT/evaluators" 40000 || fail "evaluators do not endure"
losses=("growth:memory grows")
# Leaks are AddressSanitizer's to see.
[ "${SANITIZER:-address}" != address ] || losses+=(leak:LeakSanitizer)
for planted in "${losses[@]}"; do
    REDUCTIO_TARGET=planted-${planted%:*} bash ../targets/endurance.sh "$OUT/decoder" 60000 >"$scratch/log" 2>&1 &&
        fail "the planted ${planted%:*} is not found"
    grep -q "${planted#*:}" "$scratch/log" || fail "planted-${planted%:*}: expected ${planted#*:}, found: $(cat "$scratch/log")"
done

# Unknown names end with one line that says how to see the known ones.
code=0
REDUCTIO_TARGET=nothing-such "$first" >"$scratch/log" 2>&1 || code=$?
if [ $code != 2 ] || ! grep -q -F 'no such target: nothing-such (reductio-targets --list names them)' "$scratch/log"; then
    fail "an unknown name: expected one line and exit code 2, found $code"
fi
[ ! -e "$scratch/failures" ] || { echo "test.sh: $(wc -l <"$scratch/failures") failures" >&2; exit 1; }
echo "test.sh: all good in ${SECONDS} s"
