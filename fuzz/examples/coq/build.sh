#!/usr/bin/env bash
# The Coq constructions as a program, from nothing: build.sh FOLDER makes FOLDER/reductio-coq, and FOLDER/ocaml with
# the OCaml that it is compiled from.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: build.sh FOLDER" >&2; exit 2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
rm -rf "$folder/coq" "$folder/ocaml"
mkdir "$folder/coq" "$folder/ocaml"

# Statement files only: their proofs are what spec/proofs/check.sh is for.
files=(Networks Programs SubsetSum ExactCover TwoCsp PosSlp BoundedSlp ProductGadget)
for file in "${files[@]}"; do cp "$here/../../../spec/proofs/$file.v" "$folder/coq"; done
cp "$here"/*.v "$folder/coq"
cd "$folder/coq"
for file in "${files[@]}" Multipliers Extract; do
  coqc -q -R . Reductio "$file.v" > "$file.log" 2>&1 || { cat "$file.log" >&2; exit 1; }
done

# Extract.v asks what its two theorems rest on.
if [ "$(grep -c '^Closed under the global context$' Extract.log)" -ne 2 ]; then
  cat Extract.log >&2
  exit 1
fi

# Coq's interfaces have its own types where Extract.v puts names: the code alone is compiled.
cp "$folder"/coq/*.ml "$here"/*.ml "$folder/ocaml"
bash "$here/compile.sh" "$folder"
