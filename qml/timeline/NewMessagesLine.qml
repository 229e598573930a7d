// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Where the reader stopped last time.
Item {
    id: root

    required property string label
    required property real columnWidth

    Accessible.name: root.label
    Accessible.role: Accessible.Separator
    implicitHeight: Theme.px(32)

    Item {
        anchors.centerIn: parent
        height: words.height
        width: root.columnWidth

        Rectangle {
            anchors.left: parent.left
            anchors.right: words.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            height: Theme.stroke
        }

        PlainText {
            id: words

            Accessible.ignored: true
            anchors.right: parent.right
            color: Theme.accent
            font: Theme.metaStrong
            line: Theme.metaLine
            text: root.label
        }
    }
}
