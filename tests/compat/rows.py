#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Which test proves which row of what foreign clients can observe: writes resources/docs/compat.md.

The rows stand in rows/NAME.txt, a line each: ID | what a client observes | what is deliberately different, if anything.
A test names its rows in a comment right above it (S3.1 S3.2), or above its class for all of it, or in its table of data.
With --check nothing is written: it fails for a row without a test, a test of an unknown row, and a table of before.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLE = ROOT / "resources/docs/compat.md"
MARK = re.compile(r"^\s*(?://|#) ((?:(?:C|S[0-4])\.\d+ ?)+)$")
NAMES = [re.compile(r"^\s*(?:void (?:\w+::)?(\w+)\()"), re.compile(r"^def test_(\w+)\("), re.compile(r"^class (\w+)")]


def key(row):
    part, number = row.split(".")
    return part, int(number)


def rows():
    """{id: (what, difference)} in the documents' order, by chapter."""
    chapters = []
    for file in sorted((ROOT / "tests/compat/rows").glob("*.txt")):
        lines = [line for line in file.read_text().splitlines() if line.strip() and not line.startswith("#")]
        title, found = lines[0], {}
        for line in lines[1:]:
            parts = [part.strip() for part in line.split("|")]
            found[parts[0]] = (parts[1], parts[2] if len(parts) > 2 else "")
        chapters.append((title, found))
    return sorted(chapters, key=lambda chapter: key(next(iter(chapter[1]))))


def named_tests():
    """{id: [test]}"""
    tests = {}
    files = [path for folder in ("tests/compat", "tests/e2e", "tests/gateway", "tests/host", "tests/storage", "tests/web")
             for path in sorted((ROOT / folder).glob("*")) if path.suffix in (".cpp", ".py")]
    for path in files:
        pending, inside = [], path.stem
        for line in path.read_text().splitlines():
            mark = MARK.match(line)
            if mark:
                pending += mark.group(1).split()
                if inside != path.stem and line.startswith("    "):
                    # Within a test.
                    for row in pending:
                        tests.setdefault(row, []).append(f"{path.stem}: {inside}")
                    pending = []
                continue
            name = next((found.group(1) for found in (pattern.match(line) for pattern in NAMES) if found), None)
            if name and not line.rstrip().endswith(";"):
                inside = name.removesuffix("_data")
                for row in pending:
                    tests.setdefault(row, []).append(path.stem if name == path.stem else f"{path.stem}: {inside}")
                pending = []
    return tests


def cell(text):
    return text.replace("|", "\\|")


def table(chapters, tests):
    out = ["<!-- Made by tests/compat/rows.py of tests/compat/rows and of the tests' comments. -->",
           "# What clients of other systems find, and the tests of it", ""]
    for title, found in chapters:
        out += [f"## {title}", "", "| row | what a client observes | deliberately different | tests |", "|---|---|---|---|"]
        for row, (what, difference) in found.items():
            proofs = "<br>".join(f"`{test}`" for test in sorted(set(tests.get(row, []))))
            out.append(f"| {row} | {cell(what)} | {cell(difference)} | {proofs} |")
        out.append("")
    return "\n".join(out)


def main():
    chapters, tests = rows(), named_tests()
    known = {row for _, found in chapters for row in found}
    text = table(chapters, tests)
    problems = [f"{row} has no test" for row in sorted(known - tests.keys(), key=key)]
    problems += [f"{row} of {tests[row][0]} is no row" for row in sorted(tests.keys() - known, key=key)]
    if "--check" not in sys.argv:
        TABLE.write_text(text)
    elif not TABLE.exists() or TABLE.read_text() != text:
        problems.append(f"{TABLE.relative_to(ROOT)} is not what {pathlib.Path(__file__).name} makes")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
