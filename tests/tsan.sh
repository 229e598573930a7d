#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Runs the server's tests under the thread sanitizer, on a Qt that is built with it as well: what Qt's own queues hand from
# thread to thread would be told as races otherwise, some thousand of them. Debian's source of the installed Qt is built once,
# Core, Network and Test alone, into the user's cache (some ten minutes on two cores). By hand, on Debian, with clang.
#   tests/tsan.sh [-R REGEX]   only the tests whose name matches; CONFAB_GATEWAY_THREADS=2 gives the sockets two threads
# Reports lie in build/tsan/reports; the last line counts them.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/installer/packages.sh"
install_packages $packages_server $packages_highlighting $packages_test_server $packages_test_app qt6-websockets-dev \
    "clang-19|clang" "libclang-rt-19-dev|libclang-rt-dev" libb2-dev libdouble-conversion-dev libglib2.0-dev libpcre2-dev libzstd-dev

# Older ones lose their way where a kernel scatters addresses over 32 bits.
c=$(command -v clang-19 || command -v clang)
compilers=(-DCMAKE_C_COMPILER="$c" -DCMAKE_CXX_COMPILER="${c/clang/clang++}")
version=$(dpkg-query -W -f='${source:Version}' libqt6core6 2>/dev/null || dpkg-query -W -f='${source:Version}' libqt6core6t64)
qt=${XDG_CACHE_HOME:-$HOME/.cache}/confab/qt-tsan-$version
if [ ! -e "$qt/ready" ]; then
    rm -rf "$qt" && mkdir -p "$qt/lists/partial" "$qt/build"
    # The system's own sources, as source packages.
    system=/etc/apt/sources.list.d/debian.sources
    [ -e "$system" ] || system=/etc/apt/sources.list
    mkdir "$qt/sources"
    sed -E 's/^deb /deb-src /; s/^Types:.*/Types: deb-src/' "$system" >"$qt/sources/debian.${system##*.}"
    cd "$qt"
    apt=(-qq -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$qt/sources" -o "Dir::State::Lists=$qt/lists"
        -o APT::Sandbox::User=)
    apt-get "${apt[@]}" update
    apt-get "${apt[@]}" source "qt6-base=$version"
    # With what Debian's has and the server uses: the programs are built with Debian's headers.
    cmake -S "$(ls -d "$qt"/*/debian | head -1)/.." -B build -G Ninja "${compilers[@]}" \
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O1 -g1" -DCMAKE_C_FLAGS_RELEASE="-O1 -g1" \
        -DFEATURE_sanitize_thread=ON -DFEATURE_gui=OFF -DFEATURE_widgets=OFF -DFEATURE_dbus=OFF -DFEATURE_sql=OFF \
        -DFEATURE_xml=OFF -DFEATURE_libproxy=OFF -DFEATURE_openssl_linked=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF
    cmake --build build --target Core Network Test QTlsBackendOpenSSLPlugin
    touch ready
fi

cd "$root"
cmake --preset tsan "${compilers[@]}"
cmake --build --preset tsan
reports=$root/build/tsan/reports
rm -rf "$reports" && mkdir -p "$reports"
status=0
LD_LIBRARY_PATH=$qt/build/lib QT_PLUGIN_PATH=$qt/build/plugins QTEST_FUNCTION_TIMEOUT=3000000 \
    TSAN_OPTIONS="suppressions=$root/tests/tsan.supp:log_path=$reports/of:exitcode=0" \
    ctest --preset tsan -j 2 "$@" || status=$?
echo "$(cat "$reports"/* 2>/dev/null | grep -c 'WARNING: ThreadSanitizer') reports"
exit $status
