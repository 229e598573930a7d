// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// Somebody who was chosen; a press takes the choice back.
T.Button {
    id: root

    required property string userId
    required property string name
    required property real most

    Accessible.name: qsTr("Remove %1").arg(Bidi.isolated(root.name))
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.px(26)
    implicitWidth: Math.min(root.most, label.naturalWidth + cross.width + 3 * Theme.spaceS)

    background: Rectangle {
        color: root.down ? Theme.pressed : Theme.accentFaint
        radius: height / 2

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        ElidedText {
            id: label

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.right: cross.left
            anchors.rightMargin: Theme.spaceXs
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.controlStrong
            text: root.name
        }

        Icon {
            id: cross

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: root.hovered ? Theme.text : Theme.textMuted
            height: Theme.px(12)
            name: "close"
            width: height
        }
    }

    Keys.onDeletePressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
