#!/usr/bin/env bash
# What completion offers, without a terminal: completion_test.sh SCRIPT FOLDER, the folder being that of the programs.
# For every command of every program all its options are offered, and its subcommands; then rooms, variants, chains,
# kinds, choices and files. The first thing that is not so is named in one line. With a third word, `faults`, spoiled copies
# of the script are tried, and each must be seen by the line that names its fault.
set -uo pipefail
script=$1
folder=$2

sees() {
    local line=$1 spoiled found
    spoiled=$(mktemp)
    sed "$2" "$script" >"$spoiled"
    if cmp -s "$script" "$spoiled"; then echo "completion: the fault is not planted: $2" && exit 1; fi
    found=$(bash "$0" "$spoiled" "$folder" 2>&1)
    if ! grep -qF "completion: $line" <<<"$found"; then
        echo "completion: expected to see '$line' with the fault $2, found ${found:-nothing}"
        missed=1
    fi
    rm "$spoiled"
}
if [ "${3-}" = faults ]; then
    missed=0
    sees 'reductio-fuzz: expected a completion of its own' '/^complete/s/ reductio-fuzz//'
    sees 'reductio reduce --: expected' 's/options+=("$name")/[[ $name == --max* ]] || &/'
    sees 'reductio figure depth --: expected' 's/command+=("$word")/((${#command[@]} > 1)) || &/'
    sees 'reductio-check pair --room : expected pos-slp-to-dnnt' 's/--room | room |/room |/'
    sees 'reductio-fuzz certify two-csp-to-dnnt --variant = : expected repaired' 's/glue=1/glue=/'
    sees 'reductio reduce subset-sum-to-dnnt so: expected so many.json' 's/ -f -- / -d -- /'
    exit $missed
fi
fail() {
    echo "completion: $*"
    exit 1
}

# COMPREPLY for the words; the last is the one that the cursor stands in.
complete_words() {
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMP_LINE="$*"
    COMPREPLY=()
    "$function" "$1" "${*: -1}" "${*: -2:1}"
}

words_in_order() { tr ' ' '\n' <<<"$1" | sort | xargs; }

offers() {
    local expected=$1
    shift
    complete_words "$folder/$1" "${@:2}"
    [ "$(words_in_order "${COMPREPLY[*]}")" = "$(words_in_order "$expected")" ] ||
        fail "$*: expected ${expected:-nothing}, found ${COMPREPLY[*]:-nothing}"
}

# Read from the help in a way of its own: whatever looks like a long option at the start of a line, and the first words
# of what stands below Subcommands.
options_of() { grep -oE '^  (-[a-z], )?--[a-z-]+' <<<"$1" | grep -oE -- '--[a-z-]+' | sort | xargs; }
commands_of() { sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\).*/\1/p' <<<"$1" | xargs; }

every_command() {
    local help options commands name
    help=$("$@" --help)
    options=$(options_of "$help")
    commands=$(commands_of "$help")
    complete_words "$@" --
    [ "$(words_in_order "${COMPREPLY[*]}")" = "$options" ] ||
        fail "${*##*/} --: expected $options, found ${COMPREPLY[*]:-nothing}"
    seen=$((seen + 1))
    [ -n "$commands" ] || return 0
    complete_words "$@" ''
    [ "${COMPREPLY[*]}" = "$commands" ] || fail "${*##*/}: expected $commands, found ${COMPREPLY[*]:-nothing}"
    for name in $commands; do every_command "$@" "$name"; done
}

# shellcheck source=/dev/null
source "$script"
for program in reductio reductio-check reductio-fuzz reductio-verify; do
    function=$(complete -p "$program" 2>/dev/null | sed -n 's/.*-F \([^ ]*\) .*/\1/p')
    [ -n "$function" ] || fail "$program: expected a completion of its own"
    seen=0
    every_command "$folder/$program"
    [ "$program" = reductio-verify ] || [ "$seen" -gt 6 ] || fail "$program: expected its commands, found $seen"
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
touch source.json 'so many.json'
function=$(complete -p reductio | sed 's/.*-F \([^ ]*\) .*/\1/')
rooms=$("$folder/reductio" list | awk '{ print $1 }' | xargs)
offers "$rooms" reductio reduce ''
offers "$rooms" reductio-check pair --room ''
offers "$rooms" reductio-fuzz certify cnf-to-erm ''
offers 'cnf-to-erm' reductio-fuzz certificate cnf-to-e
offers 'two-csp-to-dnnt' reductio-fuzz compare --room cnf-to-erm --room two-c
offers 'published-first published-merged published-multigraph' reductio reduce pos-slp-to-dnnt --variant pub
offers 'repaired published' reductio-fuzz certify two-csp-to-dnnt --variant = ''
offers 'cnf-to-two-csp,two-csp-to-dnnt' reductio reduce --via cnf-to-two-csp,two-c
offers 'published' reductio reduce --via cnf-to-two-csp,two-csp-to-dnnt : p
offers "$("$folder/reductio" path - - 2>&1 | sed 's/.*one of //; s/, found.*//; s/,//g')" reductio path cnf ''
offers 'plain published published-unchecked published-scaled published-one-witness' reductio solve --program p
offers 'squared-error' reductio import --loss = sq
offers 'sign-error' reductio import --activation sign --loss sig
offers 'depth' reductio figure de
offers '' reductio solve --memory ''
for words in 'reductio reduce subset-sum-to-dnnt' 'reductio reduce --via cnf-to-erm' 'reductio solve -o' 'reductio-verify' \
    'reductio-fuzz certificate cnf-to-erm' 'reductio document source.json' 'reductio-check pair source.json'; do
    # shellcheck disable=SC2086
    offers 'so many.json source.json' $words so
done
