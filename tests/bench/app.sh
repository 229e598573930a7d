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
. "$here/display.sh"

start_display 97
export QT_QUICK_BACKEND=software
fill_profile "$rooms" "$messages"

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
