#!/usr/bin/env bash
# Many executions of a target, from nothing: endurance.sh OUT/NAME [EXECUTIONS]
# By default a million. Prints their rate and the memory that they took; fails at a fault, at a leak, and where half as
# many would have taken less memory.
set -euo pipefail
program=${1:-} executions=${2:-1000000}
most_growth=8  # in MB: the engine's own corpus grows a little
[ -x "$program" ] || { echo "usage: endurance.sh OUT/NAME [EXECUTIONS]: expected a program, found ${program:-nothing}" >&2; exit 2; }
[[ $executions =~ ^[1-9][0-9]{3,8}$ ]] || { echo "endurance.sh: expected 1000 to 999999999 executions, found $executions" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The memory in MB, and the executions a second.
after() {
    bash "$(dirname "$0")/run.sh" "$program" -runs="$1" -seed=1 -print_funcs=0 -print_final_stats=1 -artifact_prefix="$folder/" >"$folder/log" 2>&1 ||
        { grep -E 'ERROR|SUMMARY|^reductio-targets' "$folder/log" || tail "$folder/log"; exit 1; } >&2
    awk '/^Done / { rate = $2 / ($5 ? $5 : 1) } /peak_rss_mb/ { memory = $2 } END { printf "%d %d\n", memory, rate }' "$folder/log"
}
half=$(after $((executions / 2)))
whole=$(after "$executions")
echo "$(basename "$program"): $executions executions, ${whole#* } a second, in ${whole% *} MB; half as many in ${half% *} MB"
[ "${whole% *}" -le $((${half% *} + most_growth)) ] || { echo "endurance.sh: memory grows" >&2; exit 1; }
