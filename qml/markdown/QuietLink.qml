// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Words to press, within a message.
PlainText {
    id: root

    signal pressed

    Accessible.name: root.text
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.Link
    color: Theme.accent
    font: Theme.control
    line: Theme.controlLine
    wrapMode: Text.Wrap

    Keys.onEnterPressed: root.pressed()
    Keys.onReturnPressed: root.pressed()

    FocusRing {
        shown: root.activeFocus
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: root.pressed()
    }
}
