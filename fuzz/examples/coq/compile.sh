#!/usr/bin/env bash
# The second half of build.sh: compile.sh FOLDER makes FOLDER/reductio-coq from FOLDER/ocaml. Warnings are errors in
# what is written by hand.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: compile.sh FOLDER" >&2; exit 2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$1/ocaml"
objects=()
for file in $(ocamldep -sort ./*.ml); do
  if [ -e "$here/$(basename "$file")" ]; then warnings=+a-4-9-40..42-44-45-70; else warnings=-a; fi
  ocamlopt -w "$warnings" -warn-error "$warnings" -c "$file"
  objects+=("${file%.ml}.cmx")
done
ocamlopt "${objects[@]}" -o ../reductio-coq
