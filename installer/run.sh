#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Installs what is missing, builds a release and runs Confab: the desktop app where there is a display, else the room
# server in the foreground.
#   installer/run.sh [--demo] [--screenshot DIR] [--headless] [-- OPTIONS OF THE PROGRAM]
#     --demo            seeded rooms and a scripted second person, so that there is something to see
#     --screenshot DIR  renders the app's main views to PNG files, without a display
#     --headless        the room server, even where there is a display
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/installer/packages.sh"

demo=
shots=
headless=
while [ $# -gt 0 ]; do
    case $1 in
    --demo) demo=yes ;;
    --screenshot) shots=${2:?--screenshot needs a folder}; shift ;;
    --headless) headless=yes ;;
    --) shift; break ;;
    -h | --help) sed -n '4,10p' "$0" | cut -c3-; exit 0 ;;
    *) break ;;
    esac
    shift
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ -n "$shots" ] || headless=yes

say() { printf '\033[1m%s\033[0m\n' "$*"; }
started=$SECONDS
say "Looking for what is missing …"
if [ -n "$headless" ]; then
    preset=server-only
    install_packages $packages_server
else
    preset=release
    install_packages $packages_server $packages_app $packages_highlighting
    as_caller bash "$root/installer/highlighting/setup.sh" || true
fi
as_caller bash "$root/installer/web/setup.sh" || true

say "Building (the first time takes some minutes) …"
cd "$root"
log=$(mktemp)
as_caller cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
as_caller cmake --build --preset "$preset" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
rm -f "$log"
[ "$preset" != release ] || as_caller bash "$root/installer/desktop.sh" "$root/build/release" || true
say "Ready after $((SECONDS - started)) s."
# Such a font is larger than all the rest, and left to who reads these letters.
if [ "$preset" = release ] && command -v fc-list >/dev/null && [ -z "$(fc-list :lang=zh-cn family)$(fc-list :lang=ja family)$(fc-list :lang=ko family)" ]; then
    echo "No font here has Chinese, Japanese or Korean letters. One that has all of them: apt-get install fonts-noto-cjk"
fi

if [ -n "$shots" ]; then
    as_caller mkdir -p "$shots"
    as_caller env QT_QPA_PLATFORM=offscreen "$root/build/release/bin/confab" --screenshot "$shots" "$@"
    say "The pictures are in $shots."
elif [ -n "$headless" ]; then
    [ -z "$demo" ] || echo "The demo is played by the desktop app, which needs a display; this is the server alone."
    echo "People at this machine join with: confab://localhost:8420/ (start with -- --listen 0.0.0.0:8420 to let other machines in: it prints the address for them)"
    as_caller "$root/build/server-only/server/confab-server" "$@"
else
    as_caller "$root/build/release/bin/confab" ${demo:+--demo} "$@"
fi
