# From a program's --help (spec/command_help.hpp has its form) to what help2man and manual.sh need. `part` says what:
#   page      the whole help in help2man's order: what it does, arguments, options, exit status, examples
#   commands  the names of its subcommands
#   name      the line of a manual page's name
#   entry     the command as the page of the command above lists it, in roff
# `name` is the command, "reductio solve"; `exits` the exit codes of its program, for one that says nothing of its own.

NR == 1 { head = $0; next }
/^Usage: / { usage = $0; next }
/^(Positionals|Options|Subcommands):$/ { place = $0; next }
/^$/ { place = "foot"; next }
place == "Positionals:" { positionals = positionals $0 "\n"; next }
place == "Options:" { options = options $0 "\n"; add_to_synopsis($0); next }
place == "Subcommands:" { if ($0 ~ /^  [a-z]/) commands = commands $1 "\n"; next }
place == "examples" && /^  / { sub(/^  /, "  $ "); examples = examples $0 "\n"; next }
/^Exit codes: / { own_exits = $0; next }
/Examples?:$/ { place = "examples"; sub(/ *Examples?:$/, "") }
$0 != "" { if (usage == "") head = head " " $0; else prose = prose $0 "\n" }

END {
    if (part == "page") page()
    if (part == "commands") printf "%s", commands
    if (part == "name") print roff(joined(name)) " \\- " summary()
    if (part == "entry") entry()
}

function page() {
    print head ".\n" usage "\n"
    if (prose != "") print prose
    if (positionals != "") print "Arguments:\n" positionals
    print "Options:\n" options
    print "*Exit status*\n" listed(own_exits == "" ? exits : own_exits)
    if (examples != "") print "Examples:\n" examples
}

function entry(arguments) {
    arguments = usage
    sub(/^Usage: .*\[OPTIONS\] ?/, "", arguments)
    print ".PP\n\\fB" roff(name) "\\fR" synopsis (arguments == "" ? "" : " \\fI" roff(arguments) "\\fR")
    print ".RS 4\n" summary() ".\nSee\n.BR " roff(joined(name)) " (1).\n.RE"
}

function summary(short) {
    short = head
    sub(/\. .*/, "", short)
    sub(/ \([^)]*\)$/, "", short)
    if (length(short) > 80) sub(/,.*/, "", short)
    return short
}

function joined(words) { gsub(/ /, "-", words); return words }

function roff(text) { gsub(/-/, "\\-", text); return text }

# "Exit codes: 0 done, 1 a check failed; ..." as a list.
function listed(codes, list) {
    sub(/^Exit codes: /, ", ", codes)
    sub(/\.$/, "", codes)
    while (match(codes, /[,;] [0-9]+ /)) {
        list = list substr(codes, 1, RSTART - 1) "\n  " substr(codes, RSTART + 2, RLENGTH - 3) "   "
        codes = substr(codes, RSTART + RLENGTH)
    }
    return substr(list codes, 2) "\n"
}

# "  -o, --output TEXT      Where to write" adds [--output TEXT], the name in bold.
function add_to_synopsis(line, value) {
    if (line !~ /^  -/ || line ~ / --help/) return
    sub(/^  (-[a-z], )?/, "", line)
    sub(/   *.*/, "", line)
    value = line
    sub(/ .*/, "", line)
    value = roff(substr(value, length(line) + 2))
    gsub(/,/, ",\\:", value)
    synopsis = synopsis " [\\fB" roff(line) "\\fR" (value == "" ? "" : "\\~\\fI" value "\\fR") "]"
}
