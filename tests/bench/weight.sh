#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What the desktop app weighs in use, embedded server included: memory at rest, after one message of 30 KB, after 80 KB
# that were pasted and cleared again, and after an hour of rooms, messages and scrolling in a few minutes; and what it
# costs while nobody touches it.
#   weight.sh [--build DIR] [--rounds N] [--software]
# It hosts by itself under a display of its own; needs Xvfb, xdotool, xclip and node.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../../build/release
rounds=40
rooms=8
messages=400
idle_seconds=20
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2; shift ;;
    --rounds) rounds=$2; shift ;;
    --software) export QT_QUICK_BACKEND=software ;;
    *) sed -n '4,8p' "$0" >&2; exit 2 ;;
    esac
    shift
done
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
. "$here/display.sh"

start_display 96
export QSG_RHI_BACKEND=opengl LIBGL_ALWAYS_SOFTWARE=1
fill_profile "$rooms" "$messages"

# ticks: what all threads of the app have used of a processor, in 1/100 s
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$app/stat"; }
wakeups() { cat "/proc/$app"/task/*/status 2>/dev/null | awk '/^voluntary/ { n += $2 } END { print n }'; }
settle() { pause "${1:-15}"; at_rest; }
report() {
    awk -v what="$1" '/^Rss/ { rss = $2 } /^Pss:/ { pss = $2 } /^Private_Dirty/ { own = $2 }
        END { printf "%-44s %4.0f MB resident, %4.0f MB in proportion, %4.0f MB written\n", what, rss / 1024, pss / 1024, own / 1024 }' \
        "/proc/$app/smaps_rollup"
}
report_idle() {
    local from woken
    pause 12 # until the cursor of the composer rests
    from=$(ticks)
    woken=$(wakeups)
    pause "$idle_seconds"
    awk -v what="$1" -v used=$(($(ticks) - from)) -v woken=$(($(wakeups) - woken)) -v seconds="$idle_seconds" \
        'BEGIN { printf "%-44s %.2f %% of a core, %.1f wakeups/s\n", what, used / seconds, woken / seconds }'
}
open_room() { xdotool mousemove --window "$window" 130 $((125 + 52 * $1)) click 1; }
scroll() { xdotool mousemove --window "$window" 700 300 click --repeat "$2" --delay 15 "$1"; }
write_here() { xdotool key ctrl+l; pause 0.1; }
# paste FILE: into the composer
paste() {
    xclip -selection clipboard -i "$1" >/dev/null 2>&1
    write_here
    xdotool key ctrl+v
    pause 2
}

# Lines of all kinds, up to so many bytes.
text_of() {
    local kinds=('A line of a report about the state of things, number %d.' '- item %d of a list' '**Bold words** in line %d'
        'See https://example.org/page/%d for more.' '    indented(%d);' '')
    local i=0
    while :; do
        printf "${kinds[i % 6]}\n" $((++i))
    done 2>/dev/null | head -c "$1" || true
}
text_of 30000 >"$work/long.txt"
text_of 81920 >"$work/paste.txt"

start_app
settle 5
report 'window open'
report_idle 'window open, idle'
open_room 0
write_here
settle 3
report 'room open'
paste "$work/long.txt"
xdotool key Return
settle 8
report 'after a message of 30 KB'
paste "$work/paste.txt"
report 'with 80 KB in the composer'
xdotool key ctrl+a
xdotool key Delete
settle 3
report '80 KB cleared'
for _ in 1 2 3 4 5; do
    scroll 4 60
    scroll 5 80
done
settle 30
report 'scrolled up and down, and rested'
report_idle 'the same, idle'
for ((round = 0; round < rounds; ++round)); do
    open_room $((round % rooms))
    pause 0.3
    write_here
    if ((round % 8 == 7)); then
        paste "$work/long.txt"
    else
        xdotool type --delay 5 "Message $round of an hour, about this and that."
    fi
    xdotool key Return
    pause 0.5
    scroll 4 50
    scroll 5 60
    xdotool key ctrl+k
    pause 0.3
    xdotool key Escape
done
report "after $rounds rounds of an hour"
settle 30
report 'the same, rested'
report_idle 'the same, idle'
stop_app
