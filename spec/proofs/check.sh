#!/usr/bin/env bash
# Builds the proofs in a temporary copy of this folder and checks what they rest on. One line a theorem.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp "$here"/*.v "$here"/_CoqProject "$copy"
cd "$copy"

passed=0
failed=0
report() { # report <pass or fail> <what>
  if [ "$1" = pass ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  echo "$1  $2"
}

coq_makefile -f _CoqProject -o Makefile.coq > /dev/null
if ! make -j1 -f Makefile.coq > build.log 2>&1; then
  tail -n 20 build.log
  report fail "build"
  echo "$passed passed, $failed failed"
  exit 1
fi

# Nothing may be left out or assumed anywhere.
if grep -nwE 'Admitted|admit|give_up|Abort|Axioms?|Conjectures?|Parameters?|bypass_check' ./*.v; then
  report fail "a forbidden word"
else
  report pass "no forbidden word"
fi

# What Assumptions.v asks, in its order. A name defined there as a tuple stands for the theorems in it.
sed -nE 's/^Print Assumptions ([A-Za-z0-9_.]+)\.$/\1/p' Assumptions.v > asked.txt
theorems_of() { # theorems_of <name>
  case $1 in
    *.*) echo "$1" ;;
    *) sed -n "/^Definition $1 :=/,/)\.$/p" Assumptions.v | grep -oE '[A-Za-z]+\.[a-z_]+' ;;
  esac
}

# Coq's answers, one line each if nothing is assumed. Assumptions.v is built last.
sed -n '/Assumptions\.v/,$p' build.log | grep -vE '^(COQC|make|CAMLOPT)' > answers.txt || true
if [ "$(wc -l < answers.txt)" -ne "$(wc -l < asked.txt)" ]; then
  cat answers.txt
  report fail "something is assumed"
fi
while read -r name && read -r answer <&3; do
  verdict=fail
  if [ "$answer" = "Closed under the global context" ]; then verdict=pass; fi
  for theorem in $(theorems_of "$name"); do
    report "$verdict" "$theorem"
    echo "${theorem#*.}" >> seen.txt
  done
done < asked.txt 3< answers.txt

# No theorem may be left out of Assumptions.v.
for theorem in $(sed -nE 's/^Theorem +([A-Za-z0-9_]+).*/\1/p' ./*.v); do
  if ! grep -qx "$theorem" seen.txt; then report fail "$theorem: not asked"; fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
