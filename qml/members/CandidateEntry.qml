// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// Somebody who could be in the room, or an agent and why it can't answer now; press to add.
T.Button {
    id: root

    required property string userId
    required property string name
    required property string initials
    required property int colorIndex
    required property string picture
    required property bool available
    required property string detail
    required property bool added
    property bool agent: false

    Accessible.description: root.detail
    Accessible.name: root.added ? qsTr("%1 is in the room").arg(Bidi.isolated(root.name)) : qsTr("Add %1").arg(Bidi.isolated(root.name))
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(Theme.px(48), words.height + 2 * Theme.spaceS)
    opacity: root.enabled ? 1 : 0.5
    padding: 0

    background: Rectangle {
        color: root.down ? Theme.pressed : root.hovered && root.enabled ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Avatar {
            id: avatar

            agent: root.agent
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            colorIndex: root.colorIndex
            initials: root.initials
            picture: root.picture
        }

        Column {
            id: words

            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: mark.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter

            ElidedText {
                Accessible.ignored: true
                font: Theme.controlStrong
                text: root.name
                width: parent.width
            }

            PlainText {
                Accessible.ignored: true
                color: root.available ? Theme.textMuted : Theme.warning
                font: Theme.meta
                line: Theme.metaLine
                text: root.detail
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
            }
        }

        Icon {
            id: mark

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: root.added ? Theme.positive : Theme.textMuted
            height: Theme.iconSmall
            name: root.added ? "check" : "plus"
            width: Theme.iconSmall
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
