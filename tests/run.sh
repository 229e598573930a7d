#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Installs what the tests need, builds them and runs all of them without a display. The last line is "N passed, N failed".
#   tests/run.sh [-R REGEX]   only the test programs whose name matches
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/installer/packages.sh"

started=$SECONDS
install_packages $packages_server $packages_app $packages_highlighting $packages_test_server $packages_test_app $packages_fuzz || exit 1
install_without_service nginx || true # the tests behind it are skipped then
(install_packages $packages_test_pages) || true # so are those of the pages
(install_packages $packages_test_linker) || true
as_caller bash "$root/installer/highlighting/setup.sh" || true
as_caller bash "$root/installer/web/setup.sh" || true
as_caller bash "$root/tests/markdown/corpora/setup.sh" || true
echo "installed after $((SECONDS - started)) s"
cd "$root"
as_caller cmake --preset check || exit 1
as_caller cmake --build --preset check || exit 1
echo "built after $((SECONDS - started)) s"

log=$(mktemp)
as_caller env -u DISPLAY -u WAYLAND_DISPLAY QT_QPA_PLATFORM=offscreen \
    ctest --preset check "$@" >"$log" 2>&1
# A test program prints one line of totals a class; one that crashed or timed out prints none and counts as one failure.
passed=$(sed -nE 's/^([0-9]+: )?Totals: ([0-9]+) passed.*/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
failed=$(sed -nE 's/^([0-9]+: )?Totals: [0-9]+ passed, ([0-9]+) failed.*/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
broken=$(sed -nE 's/^ *[0-9]+\/[0-9]+ Test +#([0-9]+): .*\*\*\*.*/\1/p' "$log" | while read -r number; do
    grep -qE "^$number: Totals: [0-9]+ passed, [1-9][0-9]* failed" "$log" || echo "$number"
done | wc -l)
failed=$((failed + broken))
if [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; then
    grep -E '^[0-9]+: (QFATAL|XPASS)|\*\*\*(Failed|Timeout|Exception|Not Run)' "$log"
    tail -n 30 "$log"
fi
grep -E '^ *[0-9]+/[0-9]+ Test' "$log"
# The fuzzers are a build of their own, by clang.
if [ $# -eq 0 ] || [[ "$*" == *fuzz* ]]; then
    if as_caller cmake --preset fuzz >"$log.fuzz" 2>&1 && as_caller cmake --build --preset fuzz >>"$log.fuzz" 2>&1; then
        as_caller ctest --preset fuzz -j 2 "$@" >"$log.fuzz" 2>&1
        good=$(grep -cE '^ *[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed ' "$log.fuzz")
        bad=$(grep -cE '^ *[0-9]+/[0-9]+ Test +#[0-9]+: .*\*\*\*' "$log.fuzz")
    else
        good=0 bad=1
    fi
    [ "$bad" -eq 0 ] || tail -n 60 "$log.fuzz"
    grep -E '^ *[0-9]+/[0-9]+ Test' "$log.fuzz"
    passed=$((passed + good)) failed=$((failed + bad))
    rm -f "$log.fuzz"
fi
# What tests measured: lines of FIGURE, and those that begin with the name of a threat.
sed -nE 's/^[0-9]+: .*FIGURE:? ?//p; s/^[0-9]+: QINFO +: [^ ]+\(.*\) ([A-Z][0-9]+[:/].*)/\1/p' "$log" | sort -u
# What failed stands last, with its reasons, since a log of this length is read from its end.
awk '/^[0-9]+: FAIL!/ {open[$1] = 5} open[$1]-- > 0 && !/^[0-9]+: (PASS|SKIP|QWARN|QINFO|QDEBUG)/ {print} /^[0-9]+:    Loc:/ {open[$1] = 0}' "$log"
rm -f "$log"
echo "finished after $((SECONDS - started)) s"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
