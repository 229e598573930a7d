#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Writes emoji-names.txt, emoji-groups.txt and their licence beside this file, from the package that README.md names.
# Needs npm and Python.
set -euo pipefail
cd "$(dirname "$0")"
package=gemoji@8.1.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar -xzf "$folder/$(npm pack --silent --pack-destination "$folder" "$package")" -C "$folder"
cp "$folder/package/license" emoji-names.LICENSE
python3 - "$folder/package/index.js" <<'PYTHON'
import re, sys
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
strings = lambda of: re.findall(r"'([^']+)'|\"([^\"]+)\"", of)
plain = lambda of: [a or b for a, b in strings(of)]
entries = re.findall(
    r"emoji: '([^']+)',\s*names: \[([^\]]*)\],\s*tags: \[([^\]]*)\],\s*description: ('[^']*'|\"[^\"]*\"),"
    r"\s*category: '([^']+)'", text)
assert len(entries) == text.count("    emoji: '"), "an entry was not understood"
with open("emoji-names.txt", "w", encoding="utf-8") as file:
    lines = [f"{name}\t{emoji}" for emoji, names, *_ in entries for name in plain(names)]
    # Searched by halves: in the order of their bytes.
    file.write("\n".join(sorted(lines, key=str.encode)) + "\n")
with open("emoji-groups.txt", "w", encoding="utf-8") as file:
    group = None
    for emoji, names, tags, description, category in entries:
        if category != group:
            group = category
            file.write(f"{group}\n")
        words = " ".join([*plain(description), *plain(tags)]).lower()
        file.write(f"{emoji}\t{' '.join(plain(names))}\t{words}\n")
PYTHON
