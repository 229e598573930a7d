#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What messages of 32 KB cost the GUI thread, for two builds of confab-message-cost in turn and in one run: each update
# while an answer is written, and the first frame. Prints medians.
#   messages.sh [--rounds N] BEFORE AFTER
# Both are programs of release builds with CONFAB_BUILD_TESTS=ON. An older checkout builds it too, with this folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rounds=5
if [ "${1:-}" = --rounds ]; then
    rounds=$2
    shift 2
fi
[ $# -eq 2 ] && [ -x "$1" ] && [ -x "$2" ] || { sed -n '4,8p' "$0" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for ((round = 1; round <= rounds; ++round)); do
    for side in before after; do
        program=$1
        [ "$side" = before ] || program=$2
        "$program" 2>/dev/null | sed "s/^/$side\t/" >>"$work/figures"
    done
    echo "round $round of $rounds" >&2
done
node "$here/messages.mjs" "$work/figures"
