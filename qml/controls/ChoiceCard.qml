// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A large card that is one choice: an icon, its name, and a sentence about what will happen.
T.Button {
    id: root

    required property string iconName
    required property string sentence

    Accessible.description: root.sentence
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: words.implicitHeight + 2 * Theme.spaceL
    implicitWidth: Theme.onboardingWidth
    opacity: root.enabled ? 1 : 0.5

    background: Rectangle {
        border.color: root.hovered && root.enabled ? Theme.accent : Theme.hairline
        border.width: Theme.stroke
        color: root.down ? Theme.accentFaint : Theme.surface
        radius: Theme.radiusCard

        FocusRing {
            around: Theme.radiusCard
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Rectangle {
            id: tile

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceL
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accentFaint
            height: width
            radius: Theme.radiusCard
            width: Theme.px(40)

            Icon {
                anchors.centerIn: parent
                color: Theme.accent
                height: Theme.icon
                name: root.iconName
                width: Theme.icon
            }
        }

        Column {
            id: words

            anchors.left: tile.right
            anchors.leftMargin: Theme.spaceL
            anchors.right: arrow.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            PlainText {
                font: Theme.bodyStrong
                line: Theme.bodyLine
                text: root.text
                width: parent.width
                wrapMode: Text.Wrap
            }

            PlainText {
                color: Theme.textMuted
                text: root.sentence
                width: parent.width
                wrapMode: Text.Wrap
            }
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            height: Theme.icon
            name: "chevron-right"
            width: Theme.icon
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
