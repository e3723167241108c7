#!/usr/bin/env bash
# Writes the manual pages: manual.sh FOLDER PROGRAM... A page a program and a page a command (`man reductio-solve`), all
# made by help2man from what the programs say with --help. The date is that of SOURCE_DATE_EPOCH; without it there is
# none, so that the same programs give the same bytes.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
shift

made=${SOURCE_DATE_EPOCH:-undated}
fresh() {
    [ "$(cat "$folder/made" 2>/dev/null)" = "$made" ] || return
    for source in "$@" "$here/manual.sh" "$here/manual.awk"; do
        [ "$folder/made" -nt "$source" ] || return
    done
}
mkdir -p "$folder"
exec 9>"$folder/lock"  # two installations may come at once
flock 9
if fresh "$@"; then exit 0; fi
rm -f "$folder"/*.1.gz "$folder/made"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work"/{help,page,include,run}

# The help of a command and of all below it, help/reductio-figure-depth and so on; `pages` has a line for each: the
# page, the program, the words of the command.
collect() {
    local path=$1 program page name
    shift
    program=${path##*/}
    page=$(IFS=- && echo "$program${*:+-$*}")
    "$path" "$@" --help >"$work/help/$page"
    echo "$page $program $program${*:+ $*}" >>"$work/pages"
    for name in $(awk -v part=commands -f "$here/manual.awk" "$work/help/$page"); do collect "$path" "$@" "$name"; done
}

# The pages of the programs, of the command above, and of every command that the help speaks of.
see_also() {
    awk -v page="$1" '
        FNR == NR { program[$2]; words = $3; for (i = 4; i <= NF; ++i) words = words " " $i; pages[$1] = words; next }
        !/^Usage: / { text = text " " $0 " " }
        END {
            above = page
            sub(/-[a-z]*$/, "", above)
            for (other in pages)
                if (other != page && (other in program || other == above ||
                                      text ~ ("[^a-z-]" pages[other] "[^a-z-]"))) print other
        }' "$work/pages" "$work/help/$1" | sort | sed 's/-/\\-/g; s/.*/.BR & (1),/; $s/,$//'
    printf '.PP\nThe documents, the theorems, and what has to be believed:\n.I share/doc/reductio/spec/index.md\n'
}

# What help2man runs in the place of a program, which answers --help and --version, and what it adds to the page.
prepare() {
    local page=$1 program=$2 name
    shift 2
    awk -v part=page -v exits="$(grep -m 1 '^Exit codes: ' "$work/help/$program")" -f "$here/manual.awk" \
        "$work/help/$page" >"$work/page/$page"
    printf '#!/bin/sh\ncase $1 in --help) cat "%s" ;; *) echo "%s" ;; esac\n' "$work/page/$page" \
        "$page (${version% *}) ${version##* }" >"$work/run/$page"
    chmod +x "$work/run/$page"
    exec 3>"$work/include/$page"
    printf '[name]\n' >&3
    awk -v part=name -v name="$*" -f "$here/manual.awk" "$work/help/$page" >&3
    if grep -q '^Subcommands:' "$work/help/$page"; then
        printf '[commands]\n.nh\n.ad l\n' >&3
        for name in $(awk -v part=commands -f "$here/manual.awk" "$work/help/$page"); do
            awk -v part=entry -v name="$* $name" -f "$here/manual.awk" "$work/help/$page-$name" >&3
        done
        printf '.ad b\n.hy\n' >&3
    fi
    printf '[see also]\n.nh\n.ad l\n' >&3
    see_also "$page" >&3
}

for path in "$@"; do collect "$path"; done
version=$("$1" --version)
while read -r page program words; do
    # shellcheck disable=SC2086
    prepare "$page" "$program" $words
done <"$work/pages"

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}
cut -d ' ' -f 1 "$work/pages" | xargs -P "$(nproc)" -I{} \
    help2man --no-info --section 1 --include "$work/include/{}" --output "$work/{}.1" "$work/run/{}"
[ "$made" != undated ] || sed -i '/^\.TH /s/"January 1970"/""/' "$work"/*.1
gzip -9n "$work"/*.1
cp "$work"/*.1.gz "$folder"
echo "$made" >"$folder/made"
