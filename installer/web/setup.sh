#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Fetches what packages.txt names by npm, at these versions and checksums, into the user's cache. Needs no root. Without
# it the pages show texts plain and API documents by a page of our own, so a failure here must not stop a set-up: the
# exit status says whether all is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/confab
target=$cache/web-$(sha256sum "$here/packages.txt" | cut -c1-12)
[ ! -e "$target" ] || exit 0
command -v npm >/dev/null || { echo "Web pages: there is no npm here, they are built without its packages." >&2; exit 1; }

mkdir -p "$cache"
work=$(mktemp -d "$cache/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/files"
while read -r id integrity files; do
    name=${id%@*}
    (cd "$work" && timeout 180 npm pack --silent --ignore-scripts --fetch-retries=0 "$id") >/dev/null 2>"$work/log" ||
        { echo "Web pages: npm can't fetch $id, they are built without it." >&2; exit 1; }
    archive=$work/${name//\//-}-${id##*@}.tgz
    [ "sha512-$(openssl dgst -sha512 -binary "$archive" | base64 -w0)" = "$integrity" ] ||
        { echo "Web pages: $id is not the package that we know, they are built without it." >&2; exit 1; }
    mkdir "$work/package"
    tar -xzf "$archive" -C "$work/package" --strip-components=1 --no-same-owner
    for file in $files; do mv "$work/package/$file" "$work/files/"; done
    { echo "== $id"; cat "$work/package/LICENSE"; echo; } >>"$work/files/licences.txt"
    rm -rf "$work/package"
done < <(grep -v '^#' "$here/packages.txt")
# Redoc fetches its makers' logo, which the pages may not: a dot without colour stands in for it.
dot='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
sed -i "s#https://cdn\.redoc\.ly/redoc/[a-z-]*\.svg#$dot#g" "$work/files/redoc.standalone.js"
# Atomic: another set-up at the same time finds all or nothing.
mv -T "$work/files" "$target" 2>/dev/null || [ -e "$target" ]
