// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// What happened to the room or its members, between the messages.
Item {
    id: root

    required property string label
    required property real columnWidth

    Accessible.name: root.label
    Accessible.role: Accessible.StaticText
    implicitHeight: words.implicitHeight + 2 * Theme.spaceS

    PlainText {
        id: words

        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.textMuted
        font: Theme.meta
        horizontalAlignment: Text.AlignHCenter
        line: Theme.metaLine
        text: root.label
        width: Math.max(0, root.columnWidth - 2 * Theme.spaceL)
        wrapMode: Text.Wrap
    }
}
