# Planted faults that test.sh must notice: sourced by it for `test.sh --mutants`, when Slurm runs and the report of one
# process is there. Each is a run with one fault; what it must fail at is a check of test.sh.

# mutant <what> <check that must fail> <command that runs with the fault>: in a process of its own, for its checks fail
mutant() {
  local caught
  scratch mutant
  (passed=0 && failed=() && "${@:3}" && printf '%s\n' "${failed[@]}" > "$folder/failed") > "$folder/mutant.log" 2>&1 || true
  caught=$(paste -s -d ';' "$folder/failed" | sed 's/;/; /g')
  if grep -qxF "$2" "$folder/failed"; then
    passed=$((passed + 1))
    echo "pass  fault: $1: caught by: $caught, $SECONDS s"
  else
    failed+=("$1")
    cat "$folder/mutant.log"
    echo "FAIL  fault: $1: caught by: ${caught:-nothing}, not by: $2"
  fi
  rm -f "$folder/failed"
}

equal="the report is that of one process"

# faulty <command of sed>: campaign.slurm with a fault
faulty() {
  sed "$1" "$here/campaign.slurm" > "$folder/faulty.slurm" && bash -n "$folder/faulty.slurm" || return 1
  ! cmp -s "$here/campaign.slurm" "$folder/faulty.slurm" || { echo "nothing to change: $1"; return 1; }
}

# Arrays that nobody interrupts.
undisturbed() { # undisturbed <argument of sbatch...>
  submit "$@" "$folder/faulty.slurm" "${campaign[@]}" > /dev/null
  await 200 "the end of the array" queue_is_empty
  check "$equal" gives_the_report "$folder/expected.json" "$REDUCTIO_RESULTS"
}
with_fault() { faulty "$1" && undisturbed --array=2-8:2; }
no_fault() { cp "$here/campaign.slurm" "$folder/faulty.slurm" && undisturbed --array=2-8:2; }
shard_left_out() { cp "$here/campaign.slurm" "$folder/faulty.slurm" && REDUCTIO_SHARDS=4 undisturbed --array=0-2; }
store_missing() {
  no_fault
  [ ${#failed[@]} = 0 ] || return 1
  rm "$(saved_store 2 4)"
  failed=()
  check "$equal" gives_the_report "$folder/expected.json" "$REDUCTIO_RESULTS"
}

# Arrays whose tasks are stopped and requeued.
disturbed() {
  faulty "$1" || return 1
  run_array "$folder/faulty.slurm"
}

mutant "a shard is left out" "$equal" shard_left_out
mutant "one store is missing in the merge" "$equal" store_missing
mutant "a shard has another seed" "$equal" with_fault 's/campaign "$live" "$@"/campaign "$live" "${@\/#7\/$((shard == 2 ? 8 : 7))}"/'
mutant "the same shard is done twice" "$equal" with_fault 's/--shard "$shard\/$shards"/--shard "$((shard \& 2))\/$shards"/'
mutant "a task's number is taken for its shard" "$equal" with_fault 's/(SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN) \/ step/SLURM_ARRAY_TASK_ID/'
mutant "what is done at the end is not saved" "$equal" with_fault 's/^  save$/  [[ $(so_far) == *complete ]] || save/'
mutant "a restarted task starts over" "task 8 took up what it had" disturbed 's/^take_up$/:/'
mutant "what has to stop is not saved" "task 8 took up what it had" disturbed 's/^  save$/  [ -n "$stopping" ] || save/'
mutant "a task requeues its whole array" "four tasks are stopped in the middle" \
  disturbed 's/scontrol requeue .* ||/scontrol requeue "$SLURM_JOB_ID" ||/'
