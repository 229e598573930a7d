#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Gives a built app its place on the desktop of the user who runs this: launcher, icon, confab:// links. Writes only
# what is missing or differs.
#   installer/desktop.sh BUILD_FOLDER
set -euo pipefail
build=$(cd "${1:?the folder of the build}" && pwd)
sources=$(cd "$(dirname "$0")/../resources/desktop" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
changed=

# put FILE TARGET
put() {
    ! cmp -s "$1" "$2" || return 0
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2.new" && chmod 644 "$2.new" && mv -f "$2.new" "$2"
    changed=yes
}

for png in "$build"/icons/*.png; do
    size=$(basename "$png" .png)
    put "$png" "$data/icons/hicolor/${size}x$size/apps/confab.png"
done
put "$sources/confab.svg" "$data/icons/hicolor/scalable/apps/confab.svg"
put "$sources/chat.confab.confab.metainfo.xml" "$data/metainfo/chat.confab.confab.metainfo.xml"

# The program stands where it was built. In Exec a path is quoted for the entry's value and for the command line in it,
# and a per cent sign is doubled; a plain one stays plain, since xdg-open takes quotes for a part of the name.
program=$build/bin/confab
command=$program
if [[ $program = *[!A-Za-z0-9/._+-]* ]]; then
    command=\"$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')\"
fi
value=$(printf '%s' "$program" | sed -e 's/\\/\\\\/g')
entry=$(mktemp)
trap 'rm -f "$entry"' EXIT
while IFS= read -r line; do
    line=${line//@CONFAB_EXEC@/"$command"}
    printf '%s\n' "${line//@CONFAB_TRY_EXEC@/"$value"}"
done <"$sources/confab.desktop.in" >"$entry"
put "$entry" "$data/applications/confab.desktop"

[ -n "$changed" ] || exit 0
# Desktops look at these when they look for icons and for who opens a link.
touch "$data/icons/hicolor"
! command -v update-desktop-database >/dev/null || update-desktop-database -q "$data/applications" || true
