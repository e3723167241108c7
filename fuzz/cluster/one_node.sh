# A Slurm of one node, of Debian's packages, for the test: sourced, not run. Everything it makes lies in one folder,
# everything it listens on is local, and it neither needs nor disturbs another Slurm or MUNGE on the machine. The node is
# given four processors whatever it has, and needs no cgroups and no systemd.
#   start_slurm FOLDER      sets SLURM_CONF; or says what is in the way and fails
#   stop_slurm              ends what was started, whatever state it is in

slurm_daemons=() # process ids, in the order of their starts

await() { # await <seconds> <what> <command...>: until the command succeeds
  local limit=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    if ((SECONDS > limit)); then echo "waited in vain for: $what" >&2; return 1; fi
    sleep 0.05
  done
}

free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if ! (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then echo "$port"; return; fi
  done
  echo "no free port on 127.0.0.1" >&2
  return 1
}

slurm_configuration() { # slurm_configuration <folder> <port> <port>
  local folder=$1 host user
  host=$(hostname -s)
  user=$(id -un)
  # A requeued job waits for its credential's end, two minutes unless said; five seconds is the least that is taken.
  # The other waits are those between one look at the queue and the next.
  cat << CONFIGURATION
ClusterName=reductio
SlurmctldHost=$host(127.0.0.1)
NodeName=$host NodeAddr=127.0.0.1 Sockets=1 CoresPerSocket=4 ThreadsPerCore=1 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=$2
SlurmdPort=$3
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0
SlurmdParameters=config_overrides
SelectType=select/cons_res
SelectTypeParameters=CR_CPU
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
KillWait=5
ReturnToService=2
CONFIGURATION
}

node_is_idle() { [ "$(sinfo --noheader --format %T 2> /dev/null)" = idle ]; }
all_are_alive() {
  local process
  for process in "${slurm_daemons[@]}"; do kill -0 "$process" 2> /dev/null || return 1; done
}
node_is_idle_or_lost() { node_is_idle || ! all_are_alive; }

# It ends with this shell, even if that is killed.
start_daemon() { # start_daemon <log> <command...>
  local log=$1
  shift
  setpriv --pdeathsig TERM "$@" > "$log" 2>&1 < /dev/null &
  slurm_daemons+=($!)
}

# Kills whatever has our configuration in its environment: tasks, and Slurm's own processes beside them.
end_left_over() {
  local process
  for process in $(grep -lsaF "SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ | cut -d / -f 3); do
    [ "$process" = $$ ] || kill -KILL "$process" 2> /dev/null || true
  done
}

# Does that when this shell is gone, even if it is killed. It keeps no output open, on which somebody might wait.
watch_over() {
  export -f end_left_over
  setsid env -u SLURM_CONF conf="$SLURM_CONF" bash -c "tail --pid=$$ -f /dev/null; SLURM_CONF=\$conf; end_left_over" > /dev/null 2>&1 < /dev/null &
  disown
  export -nf end_left_over
}

start_slurm() { # start_slurm <folder>
  local folder=$1 program first second
  PATH=$PATH:/usr/sbin:/sbin
  unset "${!SLURM@}" "${!SBATCH@}" # those of a job in which this runs
  for program in munged slurmctld slurmd sbatch; do
    command -v $program > /dev/null || { echo "no program $program; Debian has munge, slurmctld, slurmd, slurm-client" >&2; return 1; }
  done
  mkdir -p "$folder/state" "$folder/spool"
  first=$(free_port) && second=$(free_port) || return 1
  slurm_configuration "$folder" "$first" "$second" > "$folder/slurm.conf"
  export SLURM_CONF=$folder/slurm.conf
  watch_over
  (umask 077 && head -c 128 /dev/urandom > "$folder/munge.key")
  start_daemon "$folder/munged.log" munged --foreground --force --num-threads=1 --key-file="$folder/munge.key" \
    --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" --seed-file="$folder/munge.seed" --log-file="$folder/munged.log"
  await 20 "MUNGE's socket" test -S "$folder/munge.socket" || { cat "$folder/munged.log" >&2; return 1; }
  start_daemon "$folder/slurmctld.log" slurmctld -D -f "$SLURM_CONF"
  start_daemon "$folder/slurmd.log" slurmd -D -f "$SLURM_CONF" -N "$(hostname -s)"
  if await 30 "an idle node" node_is_idle_or_lost && all_are_alive; then return; fi
  echo "Slurm does not start here, ports $first and $second; the ends of its logs:" >&2
  tail -n 5 "$folder/munged.log" "$folder/slurmctld.log" "$folder/slurmd.log" >&2
  return 1
}

is_gone() { ! kill -0 "$1" 2> /dev/null; }
queue_is_empty() { [ -z "$(squeue --noheader 2> /dev/null)" ]; }

stop_slurm() {
  [ ${#slurm_daemons[@]} -gt 0 ] || return 0
  local i
  if all_are_alive; then
    scancel --state=PENDING --user="$(id -un)" 2> /dev/null || true
    scancel --user="$(id -un)" 2> /dev/null || true
    await 15 "the end of all jobs" queue_is_empty || true
  fi
  for ((i = ${#slurm_daemons[@]} - 1; i >= 0; --i)); do
    kill "${slurm_daemons[i]}" 2> /dev/null || true
    await 10 "the end of a daemon" is_gone "${slurm_daemons[i]}" || kill -KILL "${slurm_daemons[i]}" 2> /dev/null || true
    wait "${slurm_daemons[i]}" 2> /dev/null || true
  done
  slurm_daemons=()
  end_left_over
}
