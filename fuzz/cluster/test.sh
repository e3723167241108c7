#!/usr/bin/env bash
# A campaign as a job array of a one-node Slurm, with tasks that are killed and requeued, and under GNU parallel, must
# give the report of one process that nobody interrupts, byte for byte. With --mutants: whether faults would be noticed.
#   test.sh [--mutants] [FOLDER OF reductio-fuzz]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mutants=no
if [ "${1:-}" = --mutants ]; then mutants=yes; shift; fi
programs=${1:-$here/../../build/release}
[ $# -le 1 ] || { echo "usage: test.sh [--mutants] [FOLDER]" >&2; exit 2; }
[ -x "$programs/reductio-fuzz" ] || { echo "test.sh: no such program: $programs/reductio-fuzz" >&2; exit 2; }
fuzz=$(realpath "$programs/reductio-fuzz")
. "$here/one_node.sh"

folder=$(mktemp -d)
trap 'stop_slurm; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
settings=(subset-sum-to-dnnt exact-cover-to-dnnt --count 1200 --seed 7)
campaign=("${settings[@]}" --batch 16)
failing=(two-csp-to-dnnt --variant published --count 64 --seed 1) # a construction with known faults
instances='s/^\(.*takes up \|.*goes on from \|\)\([0-9]*\) of \([0-9]*\) instances.*/\2 \3/p' # in what status and the script say
export REDUCTIO_FUZZ=$fuzz REDUCTIO_SAVE=1

scratch() { # scratch <name>: a fresh local disk and a fresh folder of results
  export TMPDIR=$folder/$1.local REDUCTIO_RESULTS=$folder/$1
  rm -rf "$TMPDIR" "$REDUCTIO_RESULTS"
  mkdir "$TMPDIR"
}

passed=0
failed=()
check() { # check <what> <command...>
  local what=$1
  shift
  if "$@"; then passed=$((passed + 1)); echo "pass  $what, $SECONDS s"; else failed+=("$what"); echo "FAIL  $what, $SECONDS s"; fi
}

# --- the job array ----------------------------------------------------------------------------------------------------

# Tasks 2, 4, 6, 8 do the shards 0 to 3. Each is stopped in the middle of its work in another way.
live_store() { echo "$TMPDIR/reductio-$1-of-$2"-*/live; } # of shard i of n
saved_store() { echo "$REDUCTIO_RESULTS/shard-$1-of-$2.sqlite"; }
done_of() { "$fuzz" status "$1" 2> /dev/null | sed -n "$instances"; } # of a live store: instances done, and all
is_in_the_middle() { # is_in_the_middle <i> <n>
  local so_far
  so_far=$(done_of "$(live_store "$1" "$2")")
  [ -n "$so_far" ] && ((${so_far% *} > 0 && ${so_far% *} < ${so_far#* }))
}
is_saved() { [ -e "$(saved_store "$1" "$2")" ]; }
has_state() { scontrol show job "$1" | grep -q "JobState=$2 "; } # has_state <task> <state>
program_of() { # not its workers, which have the same command line
  local all process
  all=$(pgrep -f "$fuzz campaign $TMPDIR/.* --shard $1/4") || return 1
  for process in $all; do
    if ! grep -qx "$(ps -o ppid= "$process" | tr -d ' ')" <<< "$all"; then echo "$process"; return; fi
  done
  return 1
}
note() { done_of "$(live_store "$1" 4)" > "$folder/noted-$1"; } # how far shard i is, just before it is stopped

send() { # send <signal> <shard>: to the program; between two savings there is none for a moment
  local program
  program=$(program_of "$2") && kill "-$1" "$program" 2> /dev/null
}
kill_task() { # kill_task <shard>: the script and the program
  local program
  program=$(program_of "$1") && kill -KILL "$(ps -o ppid= "$program" | tr -d ' ')" "$program" 2> /dev/null
}
# Each shard is held when it is in the middle of its work, and what it had noted, so that no machine is too fast for this.
hold() { await 60 "shard $1 in the middle" is_in_the_middle "$1" 4 && await 60 "the program of shard $1" send STOP "$1" && note "$1"; }
step() { "$@" || { echo "      this failed: $*"; return 1; }; }

# Shard 0 loses what was not saved: all of its task is killed. The others keep what they had.
interrupt() { # interrupt <job>
  step hold 3 && step hold 1 && step hold 2 &&
    step await 60 "the first saving of shard 0" is_saved 0 4 && echo 1 1 > "$folder/noted-0" &&
    step await 60 "the program of shard 0" kill_task 0 &&          # as when a node is lost
    step scancel --signal=USR1 --batch "$1_8" && step send CONT 3 && # as before the time limit
    step send KILL 1 &&                                            # as when memory runs out
    step scontrol requeue "$1_6" &&                                # as when a job comes that goes first; this lets it go on
    step await 60 "task 8 in the queue again" has_state "$1_8" PENDING &&
    step await 60 "the end of task 2" has_state "$1_2" FAILED && step scontrol requeue "$1_2"
}

took_up() { # took_up <job> <task> <the first word of the line that says so>: it had what was done before, and not all
  local had noted
  had=$(sed -n "/$3/$instances" "$folder/log-$1-$2" | head -n 1)
  noted=$(cat "$folder/noted-$((($2 - 2) / 2))")
  echo "      task $2 was stopped after ${noted% *} instances and $3 ${had% *} of ${had#* }"
  [ -n "$had" ] && [ -n "$noted" ] && ((${had% *} >= ${noted% *} && ${had% *} < ${had#* }))
}
ended() { # ended <job> <task> <state> <exit code> <restarts>
  local found
  found=$(scontrol show job "$1_$2" | grep -oE '(JobState|Restarts|ExitCode)=[^ ]*' | sort | tr '\n' ' ')
  [ "$found" = "ExitCode=$4 JobState=$3 Restarts=$5 " ] || { echo "      task $2: $found"; cat "$folder/log-$1-$2"; return 1; }
}

submit() { sbatch --parsable --output="$folder/log-%A-%a" --time=5 --chdir="$folder" "$@"; }

run_array() { # run_array <script>
  local job task
  job=$(submit --array=2-8:2 "$1" "${campaign[@]}")
  check "four tasks are stopped in the middle" interrupt "$job"
  [ $mutants = yes ] || findings=$(REDUCTIO_RESULTS=$folder/findings submit --array=1-2 "$1" "${failing[@]}" --batch 16)
  await 200 "the end of the array" queue_is_empty
  for task in 2 6 8; do
    check "task $task was restarted once and is done" ended "$job" $task COMPLETED 0:0 1
    check "task $task took up what it had" took_up "$job" $task "takes up"
  done
  check "task 4 was never restarted and is done" ended "$job" 4 COMPLETED 0:0 0
  check "task 4 went on where its program died" took_up "$job" 4 "goes on from"
}

# --- one result -------------------------------------------------------------------------------------------------------

gives_the_report() { # gives_the_report <expected report> <folder of saved stores>
  rm -f "$folder/whole.sqlite" "$folder/report.json"
  "$fuzz" merge "$folder/whole.sqlite" "$2"/*.sqlite > "$folder/merged" || return 1
  "$fuzz" report "$folder/whole.sqlite" --json "$folder/report.json" || return 1
  cmp "$1" "$folder/report.json"
}
certifies() { # certifies <expected exit code> <report> <argument...>
  local status=0
  (cd "$folder" && "$fuzz" certify "${@:3}" --jobs 2 --report "$2") > "$folder/certified" 2>&1 || status=$?
  [ $status = "$1" ] || { cat "$folder/certified"; return 1; }
}
left_nothing() { [ -z "$(ls -A "$TMPDIR")" ] || { ls -l "$TMPDIR"; return 1; }; }

# --- GNU parallel -----------------------------------------------------------------------------------------------------

parallel_again() { bash "$here/parallel.sh" 3 "${campaign[@]}" > "$folder/parallel.log" 2>&1 || { cat "$folder/parallel.log"; return 1; }; }

was_stopped() { # that parallel.sh ends means that all shards have
  is_saved 1 3 && ! pgrep -f "$fuzz campaign $TMPDIR/" && grep -q "shards are not done" "$folder/parallel.log"
}

run_parallel() {
  export REDUCTIO_SAVE=5
  bash "$here/parallel.sh" 3 "${campaign[@]}" > "$folder/parallel.log" 2>&1 &
  local process=$!
  await 60 "shard 1 in the middle" is_in_the_middle 1 3
  kill -TERM $process
  wait $process || true
  check "GNU parallel is stopped in the middle" was_stopped
  check "GNU parallel finishes when started again" parallel_again
}

# The line of parallel.sh for any batch system.
run_xargs() {
  seq 0 1 | (cd "$folder" && xargs -P 2 -I% env REDUCTIO_SHARD=%/2 REDUCTIO_RESULTS="$folder/xargs" bash "$here/campaign.slurm" "${failing[@]}" --batch 16) \
    > "$folder/xargs.log" 2>&1 || [ $? = 123 ] # some exit code was not 0
}

test_findings() {
  local task
  check "one process certifies what fails" certifies 1 failing.json "${failing[@]}"
  for task in 1 2; do check "task $task found failures and was not requeued" ended "$findings" $task FAILED 1:0 0; done
  check "the report is that of one process, findings and all" gives_the_report "$folder/failing.json" "$folder/findings"
  run_xargs
  check "and under xargs" gives_the_report "$folder/failing.json" "$folder/xargs"
}

# One line, exit code 2, and no results.
refuses() { # refuses <what the line says> <environment and command...>
  local status=0
  (cd "$folder" && env -u SLURM_ARRAY_TASK_ID REDUCTIO_RESULTS="$folder/none" "${@:2}") > "$folder/refused" 2>&1 || status=$?
  [ $status = 2 ] && [ "$(wc -l < "$folder/refused")" = 1 ] && grep -qF -- "$1" "$folder/refused" && [ -z "$(ls "$folder"/none/*.sqlite 2> /dev/null)" ] ||
    { echo "      exit code $status"; cat "$folder/refused"; return 1; }
}
test_refusals() {
  local script=(bash "$here/campaign.slurm" --all) gaps=(SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=3)
  check "no program" refuses "no program nowhere" REDUCTIO_FUZZ=nowhere REDUCTIO_SHARD=0/1 "${script[@]}"
  check "no array" refuses "not a task of a job array" "${script[@]}"
  check "an array with gaps" refuses "the array has gaps" "${gaps[@]}" "${script[@]}"
  check "a shard that is none" refuses "found 5/5" REDUCTIO_SHARDS=5 "${gaps[@]}" "${script[@]}"
  check "the caller's shard" refuses "--shard is not for the caller" REDUCTIO_SHARD=0/1 "${script[@]}" --shard 0/2
  check "parallel without a number" refuses "usage: parallel.sh" bash "$here/parallel.sh" --all
}

test_all() {
  test_refusals
  scratch array
  run_array "$here/campaign.slurm"
  rm -rf "$(dirname "$(live_store 0 4)")" # of the task that could not clear up
  check "the report is that of one process" gives_the_report "$folder/expected.json" "$REDUCTIO_RESULTS"
  check "nothing is left on the local disk" left_nothing
  test_findings
  scratch parallel
  run_parallel
  check "the report is that of one process" gives_the_report "$folder/expected.json" "$REDUCTIO_RESULTS"
  check "nothing is left on the local disk" left_nothing
}

check "Slurm starts" start_slurm "$folder/slurm"
[ ${#failed[@]} = 0 ] || exit 1
check "one process certifies" certifies 0 expected.json "${settings[@]}"
if [ $mutants = yes ]; then . "$here/mutants.sh"; else test_all; fi
echo "$passed passed, ${#failed[@]} failed"
[ ${#failed[@]} -eq 0 ]
