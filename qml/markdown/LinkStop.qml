// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// Lies over a link within words, for screen readers and for the keyboard, which comes here within a message and not by
// Tab; the pointer goes through it.
Item {
    id: root

    required property string label

    signal pressed

    Accessible.name: root.label
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.Link

    Keys.onEnterPressed: root.pressed()
    Keys.onReturnPressed: root.pressed()
    Keys.onSpacePressed: root.pressed()

    FocusRing {
        gap: 0
        shown: root.activeFocus
    }
}
