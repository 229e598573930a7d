# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Programs that others wrote, from npm."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile

from harness import Skipped


def installed(folder):
    """Where the node_modules of this folder's package.json are: in the user's cache, made on the first run."""
    if not shutil.which("npm") or not shutil.which("node"):
        raise Skipped("there is no npm")
    package = (folder / "package.json").read_bytes()
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "confab-tests"
    kept = cache / f"{folder.name}-{hashlib.sha256(package).hexdigest()[:12]}"
    if kept.exists():
        return kept
    cache.mkdir(parents=True, exist_ok=True)
    fresh = pathlib.Path(tempfile.mkdtemp(dir=cache))
    (fresh / "package.json").write_bytes(package)
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"]
    try:
        subprocess.run(command, cwd=fresh, check=True, capture_output=True, timeout=180)
        fresh.rename(kept)
    except (subprocess.SubprocessError, OSError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if not kept.exists():  # another run may have been first
            raise Skipped(f"npm could not install them: {type(error).__name__}")
    return kept
