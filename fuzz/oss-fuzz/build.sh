#!/usr/bin/env bash
# Builds every fuzzing target as OSS-Fuzz, ClusterFuzzLite and .ci/run ask for it (spec/fuzzing.md). By the variables that
# those services set:
#   OUT                   where programs, dictionaries, options, seed corpora and shared libraries go
#   WORK                  the build tree
#   CC CXX CFLAGS CXXFLAGS   the compilers, with the flags of sanitizer and engine
#   LIB_FUZZING_ENGINE    what links the engine: -fsanitize=fuzzer, or a library
#   SANITIZER             address, undefined, coverage or none
# And of ours: REDUCTIO_CMAKE_FLAGS, further arguments of CMake; REDUCTIO_BUILD, further targets to build at once.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
# A service runs its own copy of this script, from the clone.
[ -e ../targets.hpp ] || cd "$SRC/reductio/fuzz/oss-fuzz"
tree=$(cd ../.. && pwd)
refuse() { echo "build.sh: $1" >&2; exit 2; }
for variable in OUT WORK CXX LIB_FUZZING_ENGINE; do
    [ -n "${!variable:-}" ] || refuse "expected the variable $variable (spec/fuzzing.md)"
done
case "${SANITIZER:-address}" in
    address | undefined | coverage | none) ;;
    memory) refuse "no memory sanitizer: GMP, FLINT and Z3 come from packages, without its instrumentation" ;;
    *) refuse "expected the sanitizer address, undefined, coverage or none, found $SANITIZER" ;;
esac
[ "${ARCHITECTURE:-x86_64}" = x86_64 ] || refuse "expected the architecture x86_64, found $ARCHITECTURE"
mkdir -p "$OUT" "$WORK"

# The flags come from the service alone, so this project's own option for sanitizers stays off. Programs run elsewhere,
# so nothing is tuned to this machine.
# shellcheck disable=SC2086
cmake -S "$tree" -B "$WORK" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_CXX_FLAGS="${CXXFLAGS:-}" \
    -DREDUCTIO_SANITIZE=OFF -DREDUCTIO_STATIC=OFF -DREDUCTIO_PRECOMPILED=OFF -DREDUCTIO_TESTS=OFF \
    -DREDUCTIO_FUZZING_ENGINE="$LIB_FUZZING_ENGINE" ${REDUCTIO_CMAKE_FLAGS:-} >"$WORK/configure.log" ||
    { cat "$WORK/configure.log" >&2; exit 1; }
# shellcheck disable=SC2086
cmake --build "$WORK" --target reductio-targets reductio-targets-engine reductio-target-decoder-engine \
    reductio-target-evaluators-engine ${REDUCTIO_BUILD:-}

targets=$WORK/reductio-targets
# A seed corpus is no place to look for leaks.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
cp "$WORK/reductio-targets-engine" "$OUT/.reductio-targets-engine"
for name in $("$targets" --list); do
    # Two have a small program of their own, which is faster.
    if [ -e "$WORK/reductio-target-$name-engine" ]; then
        cp --remove-destination "$WORK/reductio-target-$name-engine" "$OUT/$name"
    else
        ln -f "$OUT/.reductio-targets-engine" "$OUT/$name"
    fi
    "$targets" --options "$name" >"$OUT/$name.options"
    "$targets" --dictionary "$name" --source-tree "$tree" >"$OUT/$name.dict"
    [ -s "$OUT/$name.dict" ] || rm "$OUT/$name.dict"
    seeds=$WORK/seeds/$name
    rm -rf "$seeds" "$OUT/${name}_seed_corpus.zip"
    "$targets" --seeds "$name" "$seeds" --source-tree "$tree"
    for folder in "$tree/fuzz/targets/regressions/$name"; do
        [ ! -d "$folder" ] || cp "$folder"/* "$seeds"
    done
    (cd "$seeds" && zip -q -r "$OUT/${name}_seed_corpus.zip" .)
done
rm "$OUT/.reductio-targets-engine"

# The machines that run the programs have no packages of ours. What every Linux has stays out.
mkdir -p "$OUT/lib"
ldd "$WORK/reductio-targets-engine" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' |
    grep -v -E '/(libc|libm|libdl|libpthread|librt|libresolv|ld-linux[^/]*)\.so' | xargs -I{} cp -L {} "$OUT/lib/"
echo "build.sh: $("$targets" --list | wc -l) targets in $OUT"
