// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// A line below the rooms of the switcher: on to what is no room of one's own.
T.Button {
    id: root

    required property string iconName
    property bool marked: false

    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    Accessible.selected: root.marked
    focusPolicy: Qt.NoFocus
    implicitHeight: Math.max(Theme.rowHeight, label.implicitHeight + 2 * Theme.spaceXs)

    background: Rectangle {
        color: root.down ? Theme.pressed : root.marked ? Theme.accentFaint : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            height: Theme.iconSmall
            name: root.iconName
            width: Theme.iconSmall
        }

        PlainText {
            id: label

            Accessible.ignored: true
            anchors.left: icon.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.controlStrong
            horizontalAlignment: Text.AlignLeft
            text: root.text
            wrapMode: Text.Wrap
        }
    }
}
