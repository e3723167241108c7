# Bash completion of reductio, reductio-check, reductio-fuzz and reductio-verify. All that it offers it asks the programs
# for when it is needed, by --help, list and show, and once a session: it has no list of commands, options or rooms that
# could be out of date. The form of --help is that of spec/command_help.hpp.

declare -gA _reductio_helps=() _reductio_variants=()
declare -ga _reductio_rooms=() _reductio_kinds=()

# Reads the help of a command, such as `reductio figure depth`: its subcommands in $commands, its options in $options,
# its arguments in $arguments, and in $takes what each takes: N, TEXT, {one,of,these}, nothing for a flag.
_reductio_read_help() {
    local line name section= key="$*" usage=
    [[ -v _reductio_helps[$key] ]] || _reductio_helps[$key]=$("$@" --help 2>/dev/null)
    commands=() options=() arguments=() takes=()
    while IFS= read -r line; do
        case $line in
            'Usage: '*) usage=${line#*'[OPTIONS]'} ;;
            Options: | Positionals: | Subcommands:) section=$line ;;
            '') section= ;;
            '  '[!\ ]*)
                line=${line#  }
                line=${line%%  *}
                if [[ $section == Subcommands: ]]; then
                    commands+=("$line")
                elif [[ $section == Options: && $line =~ ^((-[a-z]),\ )?(--[a-z-]+)(\ (.*))?$ ]]; then
                    for name in ${BASH_REMATCH[2]} ${BASH_REMATCH[3]}; do
                        options+=("$name")
                        takes[$name]=${BASH_REMATCH[5]}
                    done
                elif [[ $section == Positionals: && $line == *' '* ]]; then
                    takes[${line%% *}]=${line#* }
                fi
                ;;
        esac
    done <<<"${_reductio_helps[$key]}"
    [[ $usage == *SUBCOMMAND* ]] || read -ra arguments <<<"${usage//[\[\]]/}"
}

# The rooms, with their variants, and the kinds of documents that they are about; as the program beside says.
_reductio_read_rooms() {
    ((${#_reductio_rooms[@]} == 0)) || return 0
    local reductio=reductio room word rest
    [[ $1 != */* ]] || reductio=${1%/*}/reductio
    while read -r room rest; do
        _reductio_rooms+=("$room")
        while read -r word rest; do
            [[ $word != variants ]] || _reductio_variants[$room]=$rest
        done < <("$reductio" show "$room" 2>/dev/null)
    done < <("$reductio" list 2>/dev/null)
    rest=$("$reductio" path - - 2>&1)  # expected one of ..., found -
    rest=${rest#*one of }
    read -ra _reductio_kinds <<<"${rest%, found*}"
    _reductio_kinds=("${_reductio_kinds[@]%,}")
}

_reductio_offer() { COMPREPLY+=($(compgen -P "$prefix" -W "$*" -- "$value")); }

_reductio_offer_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -P "$prefix" -f -- "$value")
}

# A chain of rooms, ROOM[:VARIANT],...: its last room or variant.
_reductio_offer_chain() {
    if [[ $value == *,* ]]; then
        prefix+=${value%,*},
        value=${value##*,}
    fi
    if [[ $value == *:* ]]; then
        local room=${value%%:*}
        prefix+=$room:
        value=${value#*:}
        _reductio_offer "${_reductio_variants[$room]}"
    else
        compopt -o nospace 2>/dev/null
        _reductio_offer "${_reductio_rooms[*]}"
    fi
}

# Offers what may stand for an option or an argument, by what it takes and by its name.
_reductio_offer_values() {
    local name=$1 program=$2 room=${given[room]-${given[--room]-}}
    case ${takes[$name]-} in
        '{'*) _reductio_offer "${takes[$name]//[\{\},]/ }" && return ;;
        N) return ;;
    esac
    case $name in
        --via) _reductio_read_rooms "$program" && _reductio_offer_chain ;;
        --room | room | rooms) _reductio_read_rooms "$program" && _reductio_offer "${_reductio_rooms[*]}" ;;
        from | to) _reductio_read_rooms "$program" && _reductio_offer "${_reductio_kinds[*]}" ;;
        --variant)
            _reductio_read_rooms "$program"
            [[ $room ]] && _reductio_offer "${_reductio_variants[$room]-}" && return
            _reductio_offer "$(printf '%s\n' ${_reductio_variants[*]} | sort -u)"
            ;;
        command) COMPREPLY=($(compgen -c -- "$value")) ;;
        *) _reductio_offer_files ;;
    esac
}

# The words up to the cursor, where readline has cut none at ":" and "=".
_reductio_words() {
    local word glue= i
    words=()
    for ((i = 0; i <= COMP_CWORD; ++i)); do
        word=${COMP_WORDS[i]-}
        if ((i > 1)) && [[ $glue || $word =~ ^[:=]+$ ]]; then words[-1]+=$word; else words+=("$word"); fi
        [[ $word =~ ^[:=]+$ ]] && glue=1 || glue=
    done
}

# Goes over the words before the cursor: which command they name, which option waits for its value, how many arguments
# there are.
_reductio_walk() {
    local word
    for word in "${words[@]:1:${#words[@]}-2}"; do
        if [[ $waiting ]]; then
            given[$waiting]=$word
            waiting=
        elif [[ $word == --*=* ]]; then
            given[${word%%=*}]=${word#*=}
        elif [[ $word == -?* && $word != -- ]]; then
            given[$word]=
            [[ -z ${takes[$word]-} ]] || waiting=$word
        elif [[ " ${commands[*]} " == *" $word "* ]]; then
            command+=("$word")
            _reductio_read_help "${command[@]}"
        elif [[ $word != -- ]]; then
            [[ ${arguments[count]-} != room* ]] || given[room]=$word
            ((++count))
        fi
    done
}

_reductio_offer_argument() {
    local last=$((${#arguments[@]} - 1)) name
    ((last >= 0)) || return
    name=${arguments[count > last ? last : count]}
    ((count <= last)) || [[ $name == *... ]] || return
    name=${name%...}
    # With a chain or a bundle no room is named; and the second of the room and its source is a file.
    if [[ $name == room-and-source ]]; then name=room && ((count == 0)) || name=file; fi
    if [[ $name == room && ( -v given[--via] || -v given[--bundle] ) ]]; then name=file; fi
    _reductio_offer_values "$name" "${command[0]}"
}

_reductio() {
    local words commands options arguments waiting= value prefix= count=0 i
    local -A takes=() given=()
    COMPREPLY=()
    _reductio_words
    local command=("${words[0]/#\~\//$HOME/}")
    _reductio_read_help "${command[@]}"
    _reductio_walk
    value=${words[-1]}
    if [[ $waiting ]]; then
        _reductio_offer_values "$waiting" "${command[0]}"
    elif [[ $value == --*=* ]]; then
        prefix=${value%%=*}=
        value=${value#*=}
        _reductio_offer_values "${prefix%=}" "${command[0]}"
    elif [[ $value == -* ]]; then
        _reductio_offer "${options[*]}"
    elif ((${#commands[@]})); then
        _reductio_offer "${commands[*]}"
    else
        _reductio_offer_argument
    fi
    # Readline replaces only what follows the last character that it cuts words at.
    local whole=${words[-1]}
    for i in : =; do
        [[ $COMP_WORDBREAKS == *$i* && $whole == *$i* ]] && COMPREPLY=("${COMPREPLY[@]#"${whole%"$i"*}$i"}")
    done
    return 0
}

complete -F _reductio reductio reductio-check reductio-fuzz reductio-verify
