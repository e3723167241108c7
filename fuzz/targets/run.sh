#!/usr/bin/env bash
# Runs a target under libFuzzer as the services do, with its options and its dictionary: run.sh OUT/NAME [ARGUMENT ...]
#   ARGUMENT   one of libFuzzer's, which counts for more than an option of the target; or a folder of inputs
set -euo pipefail
program=${1:-}
[ -x "$program" ] || { echo "usage: run.sh OUT/NAME [ARGUMENT ...]: expected a program, found ${program:-nothing}" >&2; exit 2; }
shift
[ -r "$program.options" ] || { echo "run.sh: $program.options: expected the options of the target" >&2; exit 2; }
# The lines "name = value" of a section, as the argument or variable that they stand for.
options() { awk -v section="[$1]" '/^\[/ { here = $0 } here == section && $2 == "=" { print $1 "=" $3 }' "$program.options"; }
arguments=()
while IFS='=' read -r name value; do
    [ "$name" != dict ] || value=$(dirname "$program")/$value
    arguments+=("-$name=$value")
done < <(options libfuzzer)
ASAN_OPTIONS=$(options asan | paste -s -d:)${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export ASAN_OPTIONS
exec "$program" "${arguments[@]}" "$@"
