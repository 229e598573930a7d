#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Fetches the source of KSyntaxHighlighting from Debian, at the version and checksum in version.cmake, into the user's
# cache. Needs no root. Without it Confab shows code plain, so a failure here must not stop a set-up: the exit status
# says whether the source is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
value() { sed -n "s/^set($1 \(.*\))\$/\1/p" "$here/version.cmake"; }
version=$(value CONFAB_SYNTAX_VERSION)
package_version=$(value CONFAB_SYNTAX_PACKAGE_VERSION)
sha256=$(value CONFAB_SYNTAX_SHA256)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/confab
target=$cache/syntax-highlighting-$version

[ ! -e "$target/src/lib/repository.cpp" ] || exit 0
command -v apt-get >/dev/null || { echo "Highlighting: no apt here, code is shown plain." >&2; exit 1; }
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keyring" ] || { echo "Highlighting: no keys of Debian here, code is shown plain." >&2; exit 1; }

mkdir -p "$cache"
work=$(mktemp -d "$cache/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/source"
echo "deb-src [signed-by=$keyring] http://deb.debian.org/debian sid main" >"$work/sources.list"
apt=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
    -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=1 -o Acquire::http::Timeout=20)
cd "$work"
if ! timeout 120 apt-get "${apt[@]}" update >/dev/null 2>"$work/log" ||
    ! timeout 120 apt-get "${apt[@]}" source --download-only "kf6-syntax-highlighting=$package_version" \
        >/dev/null 2>>"$work/log"; then
    echo "Highlighting: version $package_version can't be fetched, code is shown plain." >&2
    tail -n 3 "$work/log" >&2
    exit 1
fi
archive=kf6-syntax-highlighting_$version.orig.tar.xz
echo "$sha256  $archive" | sha256sum --check --status ||
    { echo "Highlighting: $archive is not the file we know, code is shown plain." >&2; exit 1; }
tar -xJf "$archive" -C "$work/source" --strip-components=1 --no-same-owner
# Atomic: another set-up at the same time finds all or nothing.
mv -T "$work/source" "$target" 2>/dev/null || [ -e "$target/src/lib/repository.cpp" ]
