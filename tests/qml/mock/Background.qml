// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    property bool possible: false
    // Takes the window that is closed, and asks whether that is understood.
    property bool taking: false
    property int understood: 0

    signal unexplained(bool hosting)

    function takesWindow(): bool {
        if (root.taking)
            root.unexplained(true);
        return root.taking;
    }
    function understand() { ++root.understood; }
}
