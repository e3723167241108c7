#!/usr/bin/env bash
# The fewest inputs of a folder that cover what all of them cover: minimise.sh PROGRAM FOLDER RESULT
#   PROGRAM   a target, built with libFuzzer or with AFL++ (spec/fuzzing.md)
# RESULT is a new folder; inputs that show a fault are left out of it, and their names end up in the log of the engine.
set -euo pipefail
[ $# = 3 ] || { echo "usage: minimise.sh PROGRAM FOLDER RESULT" >&2; exit 2; }
program=$1 folder=$2 result=$3
[ -x "$program" ] || { echo "minimise.sh: $program: expected a program" >&2; exit 2; }
[ -d "$folder" ] || { echo "minimise.sh: $folder: expected a folder" >&2; exit 2; }
[ ! -e "$result" ] || { echo "minimise.sh: $result: expected nothing there yet" >&2; exit 2; }
mkdir -p "$result"
if grep -q -a __AFL_SHM_ID "$program"; then
    rmdir "$result"
    afl-cmin -i "$folder" -o "$result" -- "$program"
else
    "$program" -merge=1 "$result" "$folder"
fi
echo "minimise.sh: $(find "$folder" -type f | wc -l) inputs, now $(find "$result" -type f | wc -l)"
