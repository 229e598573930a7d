#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Measures the desktop app, embedded server included: time until its first window, and resident memory with ten rooms of
# 1,000 messages, at rest and after each room was read through.
#   app.sh [--build DIR] [--rooms N] [--messages N]
# It hosts by itself under a display of its own; needs Xvfb, xdotool and node.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../../build/release
rooms=10
messages=1000
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2 ;;
    --rooms) rooms=$2 ;;
    --messages) messages=$2 ;;
    *) sed -n '4,7p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

pause() { read -rt "$1" <> <(:) || true; }
# until_true SECONDS COMMAND...
until_true() {
    local tenths=$(($1 * 50))
    shift
    for ((; tenths > 0; --tenths)); do "$@" >/dev/null 2>&1 && return; pause 0.02; done
    echo "app.sh: waited in vain for: $*" >&2
    exit 1
}
memory() { awk '/VmRSS/ { printf "%.0f MB", $2 / 1024 }' "/proc/$app/status"; }
# at_rest: when memory has not changed for a second
at_rest() {
    local before now=
    for _ in $(seq 60); do
        before=$now
        now=$(memory)
        [ "$now" != "$before" ] || return 0
        pause 1
    done
}
start_app() {
    "$build/bin/confab" --data "$work/data" >>"$work/app.log" 2>&1 &
    app=$!
    until_true 20 xdotool search --onlyvisible --pid "$app"
    window=$(xdotool search --onlyvisible --pid "$app" | tail -1)
}
stop_app() { kill "$app"; wait "$app" 2>/dev/null || true; }

export DISPLAY=:97
Xvfb $DISPLAY -screen 0 1200x900x24 >/dev/null 2>&1 &
until_true 10 xdotool getmouselocation

export QT_QUICK_BACKEND=software
start_app
at_rest
xdotool windowfocus "$window"
xdotool type "Ada"
xdotool key Return
until_true 20 test -s "$work/data/server/port"
at_rest
stop_app

"$build/server/confab-server" --data "$work/data/server" --listen 127.0.0.1:0 --set rateLimits.enabled=false \
    --set log.level=critical >"$work/server.log" 2>&1 &
server=$!
until_true 20 grep -q ready "$work/server.log"
node "$here/fill.mjs" "$(sed -n 's/.*ready: //p' "$work/server.log")" "$rooms" "$messages"
kill "$server"
wait "$server" || true

measure() {
    local began
    began=$(date +%s%N)
    start_app
    echo "$1: window after $((($(date +%s%N) - began) / 1000000)) ms"
    at_rest
    echo "$1: $(memory) at rest"
    # The list of rooms lies at the left, 52 px a row; in each the timeline is scrolled back.
    for ((row = 0; row < rooms; ++row)); do
        xdotool mousemove --window "$window" 130 $((125 + 52 * row)) click 1
        pause 0.5
        xdotool mousemove --window "$window" 700 300 click --repeat 12 --delay 50 4
        pause 0.3
    done
    at_rest
    echo "$1: $(memory) after all rooms were read"
    stop_app
}
measure software
unset QT_QUICK_BACKEND
export QSG_RHI_BACKEND=opengl LIBGL_ALWAYS_SOFTWARE=1
measure OpenGL
