# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# To be sourced by the scripts that measure the desktop app: a display of its own, the app in it, and a filled profile.
# They set $build, $here and $work.

pause() { read -rt "$1" <> <(:) || true; }
# until_true SECONDS COMMAND...
until_true() {
    local tenths=$(($1 * 50))
    shift
    for ((; tenths > 0; --tenths)); do "$@" >/dev/null 2>&1 && return; pause 0.02; done
    echo "${0##*/}: waited in vain for: $*" >&2
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
start_display() {
    export DISPLAY=:$1
    # Without -noreset it starts anew when its last client goes, and turns away the next one meanwhile.
    Xvfb "$DISPLAY" -screen 0 1200x900x24 -noreset >/dev/null 2>&1 &
    until_true 10 xdotool getmouselocation
}
start_app() {
    "$build/bin/confab" --data "$work/data" >>"$work/app.log" 2>&1 &
    app=$!
    until_true 20 xdotool search --onlyvisible --pid "$app"
    window=$(xdotool search --onlyvisible --pid "$app" | tail -1)
    xdotool windowfocus "$window"
}
stop_app() { kill "$app"; wait "$app" 2>/dev/null || true; }
# fill_profile ROOMS MESSAGES: by hosting once, and by a server without limits on what is there then
fill_profile() {
    local server
    start_app
    at_rest
    xdotool type "Ada"
    xdotool key Return
    until_true 20 test -s "$work/data/server/port"
    at_rest
    stop_app
    "$build/server/confab-server" --data "$work/data/server" --listen 127.0.0.1:0 --set rateLimits.enabled=false \
        --set auth.registration=open --set log.level=critical >"$work/server.log" 2>&1 &
    server=$!
    until_true 20 grep -q ready "$work/server.log"
    node "$here/fill.mjs" "$(sed -n 's/.*ready: //p' "$work/server.log")" "$1" "$2"
    kill "$server"
    wait "$server" || true
}
