// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// Over a name or a face: a press shows who that is. The keyboard has it in the message's menu.
Item {
    id: root

    required property messageAuthor author

    signal pressed

    anchors.fill: parent

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
        enabled: !root.author.isSystem
    }

    TapHandler {
        enabled: !root.author.isSystem

        onTapped: root.pressed()
    }
}
