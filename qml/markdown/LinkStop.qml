// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// Lies over a link within words, for screen readers and for the keyboard, which comes here within a message and not by
// Tab; the pointer goes through it.
Item {
    id: root

    required property string label
    required property string url

    signal pressed

    Accessible.name: root.url.startsWith("#note") ? qsTr("Footnote %1").arg(root.label) : root.url.startsWith("#") ? qsTr("Back to the text") : root.label
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
