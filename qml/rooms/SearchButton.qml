// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// Looks like a search field, opens the quick switcher.
T.Button {
    id: root

    Accessible.name: qsTr("Go to a room, a person or a command")
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.controlHeight

    background: Rectangle {
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: root.hovered ? Theme.surface : Theme.faded(Theme.surface, 0.6)
        radius: Theme.radiusControl

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            height: Theme.iconSmall
            name: "search"
            width: Theme.iconSmall
        }

        PlainText {
            anchors.left: icon.right
            anchors.leftMargin: Theme.spaceS
            anchors.right: keys.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            elide: Text.ElideRight
            text: qsTr("Go to…")
        }

        PlainText {
            id: keys

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            text: qsTr("Ctrl+K")
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
