// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Where another day begins.
Item {
    id: root

    required property string label
    required property real columnWidth

    Accessible.name: root.label
    Accessible.role: Accessible.Separator
    implicitHeight: Theme.px(48)

    Hairline {
        anchors.centerIn: parent
        width: root.columnWidth
    }

    Rectangle {
        anchors.centerIn: parent
        color: Theme.window
        height: words.height
        width: words.width + 2 * Theme.spaceM

        PlainText {
            id: words

            Accessible.ignored: true
            anchors.centerIn: parent
            color: Theme.textMuted
            font: Theme.metaStrong
            line: Theme.metaLine
            text: root.label
        }
    }
}
