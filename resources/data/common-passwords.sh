#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Writes common-passwords.txt and its licence beside this file, from the package that README.md names. Needs npm and Python.
set -euo pipefail
cd "$(dirname "$0")"
package=@zxcvbn-ts/language-common@4.1.3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar -xzf "$folder/$(npm pack --silent --pack-destination "$folder" "$package")" -C "$folder"
cp "$folder/package/LICENSE.txt" common-passwords.LICENSE
python3 - "$folder/package/src/passwords.json" > common-passwords.txt <<'PYTHON'
import json, sys
# Ordered by how common they are. Shorter ones are refused for their length.
with open(sys.argv[1], encoding="utf-8") as file:
    common = [password.lower() for password in json.load(file) if len(password) >= 8]
print("\n".join(sorted(dict.fromkeys(common[:10_000]))))
PYTHON
