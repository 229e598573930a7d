#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Runs Confab beside reference servers on Socket.IO and ws, in turn and in one run, and prints the ratios.
#   compare.sh [--server PATH] [--also NAME=COMMAND]… [--bench DIR] [--seconds S] [--repeats N]
# --also runs another room server in turn with it, such as one of an earlier build or with other settings, and compares.
# --bench is the folder with wsload.cpp and the peers; the npm packages socket.io, ws and better-sqlite3 are installed
# into a cache folder. The servers run on core 0, the generator on core 1.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
server=$root/build/release/server/confab-server
bench=$root/../shared/bench
seconds=4
repeats=3
declare -A confabs
others=()
while [ $# -gt 0 ]; do
    case $1 in
    --server) server=$2 ;;
    --also) confabs[${2%%=*}]=${2#*=}; others+=("${2%%=*}") ;;
    --bench) bench=$2 ;;
    --seconds) seconds=$2 ;;
    --repeats) repeats=$2 ;;
    *) sed -n '4,8p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done
confabs[confab]=$server
[ -x "$server" ] || { echo "compare.sh: no server at $server; build the preset release, or name one by --server" >&2; exit 2; }

cache=${XDG_CACHE_HOME:-$HOME/.cache}/confab-bench
mkdir -p "$cache"
work=$(mktemp -d)
pids=()
cleanup() { [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
g++ -O2 -std=c++20 -o "$work/wsload" "$bench/wsload.cpp"
gcc -O2 -o "$work/dbbench" "$bench/micro/dbbench.c" -lsqlite3
[ -d "$cache/node_modules/better-sqlite3" ] || npm install --silent --prefix "$cache" socket.io ws better-sqlite3 >/dev/null
export NODE_PATH=$cache/node_modules
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true

port=18400
# start NAME [durable]: starts a fresh server; sets pid, url, dialect and token arguments. Fails when it isn't ready in
# time, which on a machine shared with others is one measurement less, not the end of the run.
start() {
    port=$((port + 1))
    tokens=()
    case $1 in
    socketio)
        taskset -c 0 node "$bench/peers/node-socketio/server.js" $port ${2:+"$work/db-$port"} >"$work/log" 2>&1 &
        pid=$!
        dialect=$bench/dialects/socketio.txt ;;
    ws)
        taskset -c 0 node "$bench/peers/node-ws/server.js" $port ${2:+"$work/db-$port"} >"$work/log" 2>&1 &
        pid=$!
        dialect=$bench/dialects/plain.txt ;;
    *)
        # shellcheck disable=SC2086 # a command is a program and its arguments
        taskset -c 0 ${confabs[$1]} --listen 127.0.0.1:$port --data "$work/data-$port" --set rateLimits.enabled=false \
            --set log.level=critical >"$work/log" 2>&1 &
        pid=$!
        dialect=$here/confab.txt ;;
    esac
    pids=("$pid")
    url=127.0.0.1:$port
    for _ in $(seq 1200); do grep -q ready "$work/log" && return; read -rt 0.05 <> <(:) || true; done
    echo "compare.sh: $1 was not ready in time" >&2
    stop
    return 1
}
stop() { kill "$pid"; wait "$pid" 2>/dev/null || true; pids=(); }

# measure LABEL SERVER DURABLE CONNS ROOMS ARGS...: one line of JSON
measure() {
    local label=$1 name=$2 durable=$3 conns=$4 rooms=$5
    shift 5
    start "$name" "${durable:+durable}" || return 0
    local prefix=bench-$port-
    if [ -n "${confabs[$name]:-}" ]; then
        node "$here/prepare.mjs" "http://$url" $((conns * rooms)) "$prefix" "$rooms" >"$work/tokens"
        tokens=(--token-file "$work/tokens")
    fi
    taskset -c 1 "$work/wsload" --dialect "$dialect" --url "ws://$url" --pid "$pid" --conns "$conns" --rooms "$rooms" \
        --room-prefix "$prefix" --seconds "$seconds" --label "$label/$name/$repeat" "${tokens[@]}" "$@" >>"$results" || true
    stop
}
# beside LABEL SERVER IDLE: a durable pair beside IDLE connections that say nothing
beside() {
    local label=$1 name=$2 idle=$3
    start "$name" durable || return 0
    local prefix=bench-$port-
    local quiet=() pair=()
    if [ -n "${confabs[$name]:-}" ]; then
        node "$here/prepare.mjs" "http://$url" $((idle + 2)) "$prefix" 2 >"$work/tokens"
        head -n 2 "$work/tokens" >"$work/pair"
        tail -n +3 "$work/tokens" >"$work/quiet"
        pair=(--token-file "$work/pair") quiet=(--token-file "$work/quiet")
    fi
    local crowd=
    if [ "$idle" -gt 0 ]; then
        # The crowd sits in rooms of its own name; the pair's room is the first of its prefix.
        sed 's/^send .*room:join.*$//; s/^capture roomid.*$//' "$dialect" >"$work/quiet.txt"
        [ -n "${confabs[$name]:-}" ] || cp "$dialect" "$work/quiet.txt"
        taskset -c 1 "$work/wsload" --dialect "$work/quiet.txt" --url "ws://$url" --pid "$pid" --mode idle --conns "$idle" \
            --room-prefix quiet --seconds $((seconds + 12)) --label "idle$idle/$name/$repeat" "${quiet[@]}" >>"$results" &
        crowd=$!
        for _ in $(seq 400); do
            [ "$(ls "/proc/$pid/fd" | wc -l)" -gt "$idle" ] && break
            read -rt 0.1 <> <(:) || true
        done
    fi
    taskset -c 1 "$work/wsload" --dialect "$dialect" --url "ws://$url" --pid "$pid" --conns 2 --mode saturate --window 1 \
        --room-prefix "$prefix" --seconds "$seconds" --label "$label/$name/$repeat" "${pair[@]}" >>"$results" || true
    [ -z "$crowd" ] || wait "$crowd" || true
    stop
}

results=$cache/results.jsonl
: >"$results"
# The servers take turns within each figure, so that a machine that gets slower in between changes no ratio.
each() { for name in socketio ws "${others[@]}" confab; do measure "$1" $name "${@:2}"; done; }
for repeat in $(seq "$repeats"); do
    each "room 1000, window 1" "" 1000 1 --mode saturate --window 1
    each "room 1000, window 16" "" 1000 1 --mode saturate --window 16
    each "100 rooms of 10, window 1" "" 10 100 --mode saturate --window 1
    each "100 rooms of 10, window 1, peers store too" yes 10 100 --mode saturate --window 1
    each "durable pair, window 1" yes 2 1 --mode saturate --window 1
    each "durable pair, window 64" yes 2 1 --mode saturate --window 64
    for name in socketio "${others[@]}" confab; do
        beside "pair alone" $name 0
        beside "pair beside 5000" $name 5000
    done
done
mkdir "$work/dbbench.d"
"$work/dbbench" "$work/dbbench.d" 2 >"$work/dbbench.txt"
cp "$work/dbbench.txt" "$cache/dbbench.txt"
node "$here/table.mjs" "$results" "$work/dbbench.txt"
echo; echo "SQLite on the same disk:"; cat "$work/dbbench.txt"
