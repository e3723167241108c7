#!/usr/bin/env bash
# Builds the extracted constructions and compares them with ours, byte for byte, on COUNT instances a room (200 unless
# said) and the corner cases; then does the same with faulty copies, each of which must be caught.
#   test.sh [COUNT]        REDUCTIO_FUZZ names the program that compares, JOBS how many comparisons run at a time
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fuzz=${REDUCTIO_FUZZ:-$here/../../../build/release/reductio-fuzz}
jobs=${JOBS:-$(nproc)}
count=${1:-200}
rooms="pos-slp-to-dnnt subset-sum-to-dnnt two-csp-to-dnnt exact-cover-to-dnnt product-identity slp-to-bounded-slp"
[[ $count =~ ^[1-9][0-9]*$ && $# -le 1 ]] || { echo "usage: test.sh [COUNT]" >&2; exit 2; }
[ -x "$fuzz" ] || { echo "test.sh: no such program: $fuzz" >&2; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0
failed=0
report() { # report <pass or fail> <what>
  if [ "$1" = pass ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  echo "$1  $2"
}

# The rows of a scorecard's table: obligation, verdicts, faults, unsupported, unknown.
rows() { awk 'NF >= 5 && $(NF-3) $(NF-2) $(NF-1) $NF ~ /^[0-9]+$/ { print $(NF-4), $(NF-3), $(NF-2), $(NF-1), $NF }' "$1"; }

# --- the program answers -----------------------------------------------------------------------------------------------

answers() { # answers <what must stand in the answer> <request>
  local answer
  answer=$(printf '%s\n' "$2" | timeout 60 "$folder/reductio-coq") || answer="no answer"
  if [[ $answer == *"$1"* ]]; then report pass "answers: $1"; else report fail "answers: $1, found ${answer:0:200}"; fi
}
reduces() { # reduces <what must stand in the answer> <room> <members of the instance>
  answers "$1" '{"op": "reduce", "id": 7, "room": "'"$2"'", "instance": {"reductio": 1, '"$3"'}}'
}

test_answers() {
  local sum=subset-sum-to-dnnt cover=exact-cover-to-dnnt
  answers '{"id": null, "error": {"code": "malformed"' 'no JSON'
  answers '{"id": null, "error": {"code": "malformed"' "$(printf '[%.0s' {1..100})"
  answers '{"id": 7, "error": {"code": "malformed"' '{"op": "hello", "id": 7, "no-such-member": 1}'
  answers '{"id": 7, "error": {"code": "unsupported"' '{"op": "decide", "id": 7}'
  answers '{"id": 7, "error": {"code": "unsupported"' '{"op": "reduce", "id": 7, "room": "cnf-to-erm"}'
  reduces '"weights": [["-12345678901234567890", "0"]]' $sum \
    '"kind": "subset-sum", "items": [-12345678901234567890], "target": "0"'
  reduces '"code": "malformed"' $sum '"kind": "subset-sum", "items": ["01"], "target": "0"'
  reduces '"code": "malformed"' $sum '"kind": "subset-sum", "items": [1.0], "target": "0"'
  reduces '"code": "malformed"' $sum '"kind": "subset-sum", "items": [], "items": [], "target": "0"'
  reduces '"code": "malformed"' $cover '"kind": "subset-sum", "items": [], "target": "0"'
  reduces '"code": "malformed"' $cover '"kind": "exact-cover", "universe": 2, "sets": [[1, 0]], "pick": 1'
  reduces '"code": "malformed"' product-identity '"kind": "polynomial", "coefficients": ["0", "0", "2/4"]'
  reduces '"code": "precondition"' product-identity '"kind": "polynomial", "coefficients": ["1", "2"]'
  reduces '"code": "precondition"' pos-slp-to-dnnt '"kind": "pos-slp", "slp": {"constant": "2", "gates": []}'
  reduces '"code": "budget"' $cover '"kind": "exact-cover", "universe": 10000000, "sets": [], "pick": 1'
  reduces '"code": "budget"' $sum '"kind": "subset-sum", "items": [1'"$(printf '%050000d' 0)"'], "target": "0"'
  local source='{"reductio": 1, "kind": "subset-sum", "items": ["3"], "target": "3"}'
  local weight_two='{"reductio": 1, "kind": "parameters", "edges": [{"weights": ["2"], "bias": "0"}, {"weights": ["1"], "bias": "0"}]}'
  answers '"code": "precondition"' \
    '{"op": "extract", "id": 7, "room": "'$sum'", "instance": '"$source"', "solution": '"$weight_two"'}'
}

# --- it gives our bytes ------------------------------------------------------------------------------------------------

test_room() { # test_room <room>
  local start=$SECONDS status=0 obligation verdicts faults unsupported unknown bytes=none bad=""
  "$fuzz" compare --exact --room "$1" --count "$count" --jobs "$jobs" --time-limit 120 -- "$folder/reductio-coq" \
    > "$folder/table" 2> "$folder/progress" || status=$?
  while read -r obligation verdicts faults unsupported unknown; do
    if [ "$obligation" = bytes ]; then bytes=$verdicts; fi
    case $obligation in decide | evaluate) continue ;; esac # Coq's functions are not asked for these
    if [ "$faults$unsupported" != 00 ]; then bad="$bad $obligation"; fi
    if [ "$obligation" = bytes ] && [ "$unknown" != 0 ]; then bad="$bad unknown"; fi
  done < <(rows "$folder/table")
  if [ "$status" = 0 ] && [ -z "$bad" ] && [ "$bytes" != none ] && [ "$bytes" -ge "$count" ]; then
    report pass "$1: equal bytes on $bytes instances, $((SECONDS - start)) s"
  else
    cat "$folder/table" "$folder/progress"
    report fail "$1: exit code $status, bytes compared: $bytes, not as they must be:$bad"
  fi
}

# --- faulty copies are caught ------------------------------------------------------------------------------------------

test_fault() { # test_fault <what> <room> <obligation that must fail> <file> <command of sed>
  local copy=$folder/copy status=0 found
  rm -rf "$copy"
  mkdir "$copy"
  cp -r "$folder/ocaml" "$copy/ocaml"
  sed -i "$5" "$copy/ocaml/$4"
  if cmp -s "$folder/ocaml/$4" "$copy/ocaml/$4"; then report fail "fault: $1: nothing to change"; return; fi
  if ! bash "$here/compile.sh" "$copy" > "$copy/log" 2>&1; then
    cat "$copy/log"
    report fail "fault: $1: does not compile"
    return
  fi
  "$fuzz" compare --exact --room "$2" --count 60 --time-limit 120 -- "$copy/reductio-coq" > "$copy/table" 2> "$copy/progress" || status=$?
  found=$(rows "$copy/table" | awk '$3 > 0 { printf "%s%s %s times", (n++ ? ", " : ""), $1, $3 }')
  if [ "$status" = 1 ] && [[ ", $found" == *", $3 "* ]]; then
    report pass "fault: $1: caught by $found"
  else
    cat "$copy/table" "$copy/progress"
    report fail "fault: $1: exit code $status, caught by ${found:-nothing}, not by $3"
  fi
}

test_faults() {
  # In what Coq extracted, or would have extracted from other definitions
  test_fault "the target is negated" subset-sum-to-dnnt equivalence SubsetSum.ml 's/number p.target/number (Z.opp p.target)/'
  test_fault "lift takes what is not chosen" subset-sum-to-dnnt forward SubsetSum.ml 's/if fst pair/if not (fst pair)/'
  test_fault "extract takes the zero weights" subset-sum-to-dnnt backward SubsetSum.ml 's/map (fun e ->/map (fun e -> not @@/'
  test_fault "the samples have the complements" exact-cover-to-dnnt equivalence ExactCover.ml 's/if contains set i/if not (contains set i)/'
  test_fault "a loop has the weight 1, as printed" two-csp-to-dnnt equivalence TwoCsp.ml 's/coq_Qcplus two_n/coq_Qcplus (number Z0)/'
  test_fault "the relations are reversed" two-csp-to-dnnt equivalence TwoCsp.ml 's/(csp_decode n (map/(csp_decode n (Stdlib.List.rev_map/'
  test_fault "edges in the constraint's order" two-csp-to-dnnt bytes TwoCsp.ml 's/PeanoNat.Nat.ltb u v/PeanoNat.Nat.ltb v u/'
  test_fault "differences are sums" pos-slp-to-dnnt equivalence PosSlp.ml 's/Minus -> Zneg/Minus -> Zpos/'
  test_fault "the wrong operand is scaled" slp-to-bounded-slp invariant BoundedSlp.ml 's/scale_by (N.sub f e) c/scale_by (N.sub e f) c/'
  test_fault "the bit moves the other way" slp-to-bounded-slp construction BoundedSlp.ml 's/Z.sub j/Z.add j/'
  test_fault "one factorial for all" product-identity identity Multipliers.ml 's/number (factorial j)/number (factorial mu)/'
  # In the names that Extract.v gives
  test_fault "another loss is named" product-identity construction Networks.ml 's/= Symbols.Zero_one/= Symbols.Squared_error/'
  test_fault "the identity is named for a code" pos-slp-to-dnnt forward PosSlp.ml 's/= Symbols.Decimal_encode/= Symbols.Identity/'
  # In the driver
  test_fault "variables named from 0" two-csp-to-dnnt bytes names.ml 's/Numbers.count variable + 1/Numbers.count variable/'
  test_fault "options not sorted" subset-sum-to-dnnt reduce targets.ml 's/(List.sort_uniq Numbers.compare_rationals numbers)/numbers/'
  test_fault "negative numbers lose their sign" subset-sum-to-dnnt reduce numbers.ml "s/Buffer.add_char out '-'; add_digits/add_digits/"
  test_fault "x and y change places" product-identity bytes targets.ml 's/list natural own.Networks.inputs/list natural (List.rev own.Networks.inputs)/'
  test_fault "what is not chosen is written" exact-cover-to-dnnt backward targets.ml 's/if mark then/if not mark then/'
}

bash "$here/build.sh" "$folder"
report pass "built in $SECONDS s"
test_answers
for room in $rooms; do test_room "$room"; done
test_faults
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
