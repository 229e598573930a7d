# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Sourced by installer/run.sh and tests/run.sh: which Debian packages Confab needs, and how they get installed.
# Packages come in groups, and a script asks for those of what it builds alone: a new dependency gets into the group of
# what needs it, or into a group of its own where only some want it, so that nobody else pays for it.
# Alternatives of one package on different releases are separated by "|"; the first that exists is taken.

export DEBIAN_FRONTEND=noninteractive
# A bare system has the locale "C", in which Qt can't name files beyond ASCII.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
*UTF-8 | *utf8) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

# The room server, and what builds it.
packages_server="ca-certificates build-essential cmake ninja-build pkg-config qt6-base-dev
    libsodium-dev libicu-dev libboost1.81-dev|libboost1.83-dev|libboost-dev libsqlite3-dev zlib1g-dev libssl-dev libmimalloc-dev"
# The desktop app, besides the server's.
packages_app="libqt6sql6-sqlite qt6-websockets-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-svg-dev libgl1-mesa-dev
    libvulkan-dev libxkbcommon-dev qtkeychain-qt6-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpsl-dev libqrencode-dev
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtquick
    qml6-module-qtquick-window qml6-module-qtquick-layouts qml6-module-qtquick-controls
    qml6-module-qtquick-templates qml6-module-qtquick-shapes qml6-module-qtquick-dialogs qml6-module-qt-labs-folderlistmodel
    qml6-module-qt-labs-qmlmodels qt6-image-formats-plugins
    qt6-qpa-plugins libgl1-mesa-dri libegl1 desktop-file-utils xdg-utils
    fonts-inter fonts-jetbrains-mono fonts-noto-core fonts-noto-color-emoji"
# Colours in code: to fetch and unpack the library's source.
packages_highlighting="dpkg-dev"
# The tests: of the server from outside, and of the app.
packages_test_server="python3 python3-websocket python3-websockets python3-httpx python3-jsonschema openssl procps"
# The tests of the web pages, which are skipped without.
packages_test_pages="chromium"
# A linker that takes a quarter of the time; where it lacks, the system's is taken.
packages_test_linker="mold"
packages_fuzz="clang libclang-rt-dev|libclang-rt-18-dev" # of the version that clang is
packages_test_app="qml6-module-qttest qt6-qmllint-plugins xvfb xauth x11-utils appstream dbus-daemon"

# Whether a package is installed.
is_installed() { [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }

# Whether this release has a package to install; a name that others only mention is known to apt as well. No pipe: one that
# is read no further fails where pipefail is set.
has_candidate() { [[ $(apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [^\(] ]]; }

# Runs a command as root, without asking for a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n --preserve-env=DEBIAN_FRONTEND,LC_ALL "$@"
    else
        echo "Packages have to be installed, which takes root. Please run this again as root or with sudo." >&2
        echo "What is missing: ${missing[*]}" >&2
        exit 1
    fi
}

# install_packages LIST...: installs what is missing, in one go; touches nothing when all is there.
install_packages() {
    local entry name found pick
    missing=()
    for entry in "$@"; do
        found=
        for name in ${entry//|/ }; do is_installed "$name" && found=yes && break; done
        [ -n "$found" ] || missing+=("$entry")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "This script installs packages of Debian and Ubuntu. Elsewhere, please install: ${missing[*]}" >&2
        exit 1
    fi
    as_root apt-get update -qq
    local chosen=()
    for entry in "${missing[@]}"; do
        pick=${entry%%|*} # where no name exists, apt says so
        for name in ${entry//|/ }; do has_candidate "$name" && pick=$name && break; done
        chosen+=("$pick")
    done
    as_root apt-get install -y -qq --no-install-recommends "${chosen[@]}" </dev/null >/dev/null
}

# install_without_service PACKAGE: for its program alone. Its service is neither started now nor with the system.
install_without_service() {
    is_installed "$1" && return 0
    missing=("$1")
    local policy=/usr/sbin/policy-rc.d made= result=0
    if [ ! -e "$policy" ]; then
        made=yes
        as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy"
    fi
    install_packages "$1" || result=$?
    [ -z "$made" ] || as_root rm -f "$policy"
    [ ! -d /run/systemd/system ] || as_root systemctl --quiet disable "$1.service" || true
    return "$result"
}

# Who called: behind sudo that is not root, and what is built and written shall be theirs.
caller=${SUDO_USER:-$(id -un)}
as_caller() {
    if [ "$(id -un)" = "$caller" ]; then
        "$@"
    else
        runuser -u "$caller" -- env HOME="$(getent passwd "$caller" | cut -d: -f6)" LC_ALL="${LC_ALL:-C.UTF-8}" \
            DISPLAY="${DISPLAY:-}" WAYLAND_DISPLAY="${WAYLAND_DISPLAY:-}" XAUTHORITY="${XAUTHORITY:-}" \
            XDG_RUNTIME_DIR="/run/user/$(id -u "$caller")" "$@"
    fi
}
