#!/usr/bin/env bash
# The Debian packages, as a user has them: package_test.sh pack|check|faults BUILD FOLDER
#   pack    cpack writes the packages into the folder
#   check   their control fields and contents; installed by dpkg into a scratch root with a database of its own, run,
#           read, completed, removed: nothing may be left. The first thing that is wrong is named in one line.
#   faults  spoiled copies of the packages: each must be seen by the line that names its fault
set -uo pipefail
mode=$1
build=$2
folder=$3
work=$folder/$mode
programs='reductio reductio-check reductio-fuzz reductio-verify'
export LC_ALL=C PATH=$PATH:/usr/sbin:/sbin

fail() {
    echo "package: $*"
    exit 1
}

pack() {
    rm -rf "$folder"
    mkdir -p "$folder"
    cpack -G DEB --config "$build/CPackConfig.cmake" -B "$folder/cpack" >"$folder/cpack.log" 2>&1 ||
        fail "cpack: $(tail -n 3 "$folder/cpack.log" | xargs)"
    mv "$folder"/cpack/*.deb "$folder" || fail "cpack: expected packages"
    rm -r "$folder/cpack"
}

# field PACKAGE NAME PATTERN: the field is there, and the whole of it matches.
field() {
    local value
    value=$(dpkg-deb -f "$1" "$2")
    grep -qxE "$3" <<<"$value" || fail "$(basename "$1" | sed 's/_.*//') $2: expected $3, found $value"
}

control_fields() {
    local version architecture file
    version="$("$build/reductio" --version | sed 's/.* //')-1"
    architecture=$(dpkg --print-architecture)
    for file in "$reductio" "$library"; do
        field "$file" Version "${version//./\\.}"
        field "$file" Architecture "$architecture"
        field "$file" Maintainer 'The reductio developers <.*\.invalid>'
        field "$file" Priority optional
        [ "$(dpkg-deb -f "$file" Description | head -n 1 | wc -c)" -le 80 ] ||
            fail "Description: expected a first line of less than 80 characters"
    done
    field "$reductio" Section science
    field "$library" Section libdevel
    field "$reductio" Depends '.*libc6 \(.*libflint.*libz3.*'
    field "$library" Depends 'libgmp-dev, libflint-dev.*, libz3-dev'
}

contents() {
    local listed file
    listed=$(for file in "$reductio" "$library"; do dpkg-deb -c "$file"; done)
    for file in $(sed 's,^,bin/,' <<<"${programs// /$'\n'}") share/doc/reductio/copyright share/doc/reductio/README.md \
        share/doc/reductio/spec/index.md share/doc/libreductio-dev/copyright share/reductio/schema/nnt.schema.json \
        include/reductio/spec/document.hpp lib/.*libreductio_checkers.a lib/.*pkgconfig/reductio.pc \
        lib/.*cmake/reductio/reductioConfig.cmake; do
        grep -qE " \./usr/$file( |$)" <<<"$listed" || fail "contents: expected usr/$file"
    done
    file=$(awk '$2 != "root/root" { print $6; exit }' <<<"$listed")
    [ -z "$file" ] || fail "contents: expected $file to be root's"
}

# A root of its own, whose database knows the packages of this machine, so that dependencies are judged.
scratch_root() {
    rm -rf "$root"
    mkdir -p "$root"/var/lib/dpkg/{info,updates,triggers,parts}
    awk -v RS= -v ORS='\n\n' '!/^Package: (lib)?reductio(-dev)?\n/' /var/lib/dpkg/status >"$root/var/lib/dpkg/status"
    [ ! -e /var/lib/dpkg/arch ] || cp /var/lib/dpkg/arch "$root/var/lib/dpkg"
    (cd /var/lib/dpkg/info && printf '%s\0' *.list) | (cd "$root/var/lib/dpkg/info" && xargs -0 touch)
    files_of_root >"$work/before"
}

files_of_root() { (cd "$root" && find . -path ./var/lib/dpkg -prune -o -print | sort); }

# dpkg needs to be root, or to believe that it is.
with_dpkg() {
    local believe=()
    [ "$(id -u)" = 0 ] || believe=(fakeroot)
    "${believe[@]}" dpkg --root="$root" --log="$work/dpkg.log" --path-include='/usr/*' --force-unsafe-io "$@" >"$work/dpkg.out" 2>&1 ||
        fail "dpkg $1: $(grep -vE '^(Selecting|\(Reading|Preparing|Unpacking|Setting up)' "$work/dpkg.out" | xargs -0)"
}

run_programs() {
    local program step
    export PATH=$root/usr/bin:$PATH
    mkdir -p "$work/run"
    cd "$work/run" || exit 1
    for program in $programs; do
        [ "$(command -v "$program")" = "$root/usr/bin/$program" ] || fail "$program: expected to be installed"
        "$program" --version | grep -q '^reductio [0-9.]*$' || fail "$program --version: expected a version"
        if readelf -SW "$root/usr/bin/$program" | grep -q '\.symtab'; then fail "$program: expected to be stripped"; fi
    done
    reductio example subset-sum-to-dnnt -o source.json || fail "reductio example: exit code $?"
    reductio reduce subset-sum-to-dnnt source.json -o target.json || fail "reductio reduce: exit code $?"
    step=$(reductio-check pair --room subset-sum-to-dnnt source.json target.json 2>&1)
    [ "$step" = 's VERIFIED' ] || fail "reductio-check pair: expected s VERIFIED, found ${step:-nothing}"
    step=$(reductio-fuzz certify subset-sum-to-dnnt --count 20 2>&1) || fail "reductio-fuzz certify: exit code $?"
    grep -q '^20 instances' <<<"$step" || fail "reductio-fuzz certify: expected 20 instances"
    (cd "$root/usr/share/doc/reductio" && reductio-check errata) >errata 2>&1 ||
        fail "reductio-check errata: $(tail -n 1 errata)"
    PKG_CONFIG_PATH=$(dirname "$(find "$root" -name reductio.pc)") pkg-config --exists reductio ||
        fail "pkg-config: expected to find reductio"
}

# Every command has its page, none has a fault, and the examples of the programs' pages are what can be done.
manual() {
    local pages=$root/usr/share/man/man1 program command example complaints
    for program in $programs; do
        for command in '' $("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\).*/-\1/p'); do
            [ -e "$pages/$program$command.1.gz" ] || fail "manual: expected a page $program$command"
        done
        MANPATH=$root/usr/share/man man "$program" 2>&1 | grep -qx 'EXIT STATUS' ||
            fail "man $program: expected a page with EXIT STATUS"
        zcat "$pages/$program.1.gz" | sed -n 's/^\\f(CW\$ \(.*\)\\fR$/\1/p' | sed 's/\\-/-/g' >examples
        [ -s examples ] || fail "man $program: expected examples"
        while read -r example; do
            bash -c "$example" >example.out 2>&1 </dev/null
            case $? in 0 | 10) ;; *) fail "man $program: $example: $(tail -n 1 example.out)" ;; esac
        done <examples
    done
    complaints=$(for page in "$pages"/*.gz; do zcat "$page"; done | groff -man -Tutf8 -ww -Wbreak -z 2>&1)
    [ -z "$complaints" ] || fail "manual: $(head -n 1 <<<"$complaints")"
}

# As bash does it: by the name of the program, from the folder of completions.
completion() {
    local program
    for program in $programs; do
        env -i PATH="$PATH" HOME="$work" BASH_COMPLETION_USER_DIR="$root/usr/share/bash-completion" bash -c "
            . /usr/share/bash-completion/bash_completion
            _completion_loader $program
            complete -p $program" 2>/dev/null | grep -q -- '-F _reductio ' || fail "completion: expected one of $program"
    done
}

remove() {
    with_dpkg --purge libreductio-dev reductio
    files_of_root >"$work/after"
    diff "$work/before" "$work/after" >"$work/left" || fail "removal: left behind: $(sed -n 's/^> //p' "$work/left" | xargs)"
}

check() (
    reductio=$(echo "$1"/reductio_*.deb)
    library=$(echo "$1"/libreductio-dev_*.deb)
    root=$work/root
    control_fields
    contents
    scratch_root
    with_dpkg --install "$reductio" "$library"
    run_programs
    manual
    completion
    ${2:-true} "$root"
    remove
)

# spoil LINE COMMAND [PACKAGE]: the command is run in the unpacked package; the check must fail with the line.
missed=0
spoil() {
    local found name=${3-reductio}
    rm -rf "$work/spoiled"
    mkdir -p "$work/spoiled"
    cp -a "$work/unpacked/$name" "$work/spoiled/tree"
    (cd "$work/spoiled/tree" && bash -c "$2")
    dpkg-deb -Znone --root-owner-group -b "$work/spoiled/tree" "$work/spoiled/${name}_spoiled.deb" >/dev/null
    ln -s "$folder"/*.deb "$work/spoiled"
    rm "$work/spoiled/$name"_[0-9]*.deb
    found=$(check "$work/spoiled")
    seen "$1" "$found" "$2"
}

seen() {
    [[ $2 == "package: $1"* ]] && return
    echo "package: expected '$1' with the fault '$3', found '${2:-nothing}'"
    missed=1
}

leave_a_file() { touch "$1/usr/share/reductio/left"; }

faults() {
    local name
    mkdir "$work/unpacked"
    for name in reductio libreductio-dev; do dpkg-deb -R "$folder/$name"_*.deb "$work/unpacked/$name"; done
    spoil 'contents: expected usr/bin/reductio-verify' 'rm usr/bin/reductio-verify'
    spoil 'reductio Maintainer: expected' "sed -i 's/^Maintainer: .*/Maintainer: Ann <ann@example.org>/' DEBIAN/control"
    spoil 'reductio Version: expected' "sed -i 's/^Version: .*/Version: 9-1/' DEBIAN/control"
    spoil 'libreductio-dev Depends: expected' "sed -i '/^Depends/d' DEBIAN/control" libreductio-dev
    spoil 'dpkg --install: ' "sed -i 's/^Depends: /&libnowhere, /' DEBIAN/control"
    spoil 'reductio-check pair: expected s VERIFIED' 'cp usr/bin/reductio-verify usr/bin/reductio-check'
    spoil 'reductio-verify: expected to be stripped' "cp '$build/reductio-verify' usr/bin"
    spoil 'reductio-check errata: ' 'rm -r usr/share/doc/reductio/spec/errata'
    spoil 'manual: expected a page reductio-fuzz-certify' 'rm usr/share/man/man1/reductio-fuzz-certify.1.gz'
    spoil 'man reductio: reductio train' 'cd usr/share/man/man1; zcat reductio.1.gz | sed "s/reductio train/& --no/" | gzip >n; mv n reductio.1.gz'
    spoil 'manual: ' 'cd usr/share/man/man1; echo ".nonsense" | gzip >>reductio-list.1.gz'
    spoil 'completion: expected one of reductio-fuzz' 'rm usr/share/bash-completion/completions/reductio-fuzz'
    seen 'removal: left behind: ' "$(check "$folder" leave_a_file)" leave_a_file
    exit $missed
}

case $mode in
    pack) pack ;;
    check | faults)
        rm -rf "$work"
        mkdir "$work"
        trap 'rm -rf "$work"' EXIT
        if [ "$mode" = check ]; then check "$folder"; else faults; fi
        ;;
esac
