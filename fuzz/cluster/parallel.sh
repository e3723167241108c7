#!/usr/bin/env bash
# All shards of a campaign under GNU parallel, on this machine or on several:
#   parallel.sh SHARDS --all --count 1000000 --seed 1     the arguments of `reductio-fuzz campaign`
# The shards are those of campaign.slurm, which does each, and takes the same variables; also
#   REDUCTIO_AT_ONCE   how many shards at a time on a machine: as many as it has processors
#   REDUCTIO_MACHINES  a file for GNU parallel's --sshloginfile; the machines have this folder and the results in common
# Called again it does what is missing. Exit codes: 0 all are done, 1 all are done and a failure was found, 2 bad usage, 3
# some are not done. Without GNU parallel, or for another batch system, it is one line a shard:
#   seq 0 99 | xargs -P 8 -I% env REDUCTIO_SHARD=%/100 bash campaign.slurm --all --count 1000000 --seed 1
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
shards=${1:-}
[[ $shards =~ ^[1-9][0-9]{0,6}$ ]] || { echo "usage: parallel.sh SHARDS ARGUMENT..." >&2; exit 2; }
shift
command -v parallel > /dev/null || { echo "parallel.sh: no program parallel; it is Debian's package parallel" >&2; exit 2; }
fuzz=$(command -v "${REDUCTIO_FUZZ:-reductio-fuzz}") ||
  { echo "parallel.sh: no program ${REDUCTIO_FUZZ:-reductio-fuzz}; set REDUCTIO_FUZZ to where it is" >&2; exit 2; }
mkdir -p "${REDUCTIO_RESULTS:-results}"
results=$(cd "${REDUCTIO_RESULTS:-results}" && pwd)

# The log of finished shards is one campaign's: with other arguments they are not finished.
log=$results/joblog-$(printf '%s\n' "$shards" "$@" | cksum | cut -d ' ' -f 1)
printf -v arguments ' %q' "$@"
printf -v variables ' %q' REDUCTIO_FUZZ="$(realpath "$fuzz")" REDUCTIO_RESULTS="$results" REDUCTIO_SAVE="${REDUCTIO_SAVE:-600}"
# The first TERM has it start no more, the second stops what runs; each shard then has time to be saved.
process=
stop() { kill -TERM "$process" && kill -TERM "$process"; }
trap stop TERM INT
parallel --will-cite --termseq TERM,20000,KILL,25 --joblog "$log" --resume-failed --jobs "${REDUCTIO_AT_ONCE:-100%}" --line-buffer --tag \
  ${REDUCTIO_MACHINES:+--sshloginfile "$REDUCTIO_MACHINES"} \
  "env$variables REDUCTIO_SHARD={}/$shards bash $(printf %q "$here")/campaign.slurm$arguments" ::: $(seq 0 $((shards - 1))) &
process=$!
while kill -0 $process 2> /dev/null; do wait $process || true; done

# Columns 1, 7 and 8: the number, the exit code and the signal; the last line of a number counts.
awk -v shards="$shards" '
  NR > 1 { code[$1] = $8 ? 3 : $7 }
  END {
    for (i = 1; i <= shards; ++i) { missing += !(i in code) || code[i] > 1; found += code[i] == 1 }
    if (missing) print "parallel.sh: " missing " of " shards " shards are not done; call it again" > "/dev/stderr"
    exit missing ? 3 : found > 0
  }' "$log"
