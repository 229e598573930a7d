// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A small rounded button that carries a state: a dot or an icon, and a word.
T.Button {
    id: root

    property string iconName: ""
    property color tone: Theme.textMuted
    property bool dot: false
    property bool raised: false
    property string hint: ""

    Accessible.description: root.hint
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.px(26)
    implicitWidth: row.implicitWidth + 2 * Theme.px(10)

    background: Rectangle {
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: root.raised ? Theme.surface : "transparent"
        radius: height / 2

        SoftShadow {
            radius: parent.radius
            visible: root.raised
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: root.raised ? Theme.surface : "transparent"
            radius: parent.radius
        }

        Rectangle {
            anchors.fill: parent
            color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
            radius: parent.radius
        }

        FocusRing {
            around: parent.height / 2
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.px(6)

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tone
                height: 7
                radius: 3.5
                visible: root.dot
                width: 7
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tone
                height: Theme.iconSmall
                name: root.iconName
                visible: root.iconName !== ""
                width: Theme.iconSmall
            }

            TabularText {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.text
                font: Theme.meta
                text: root.text
            }
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        text: root.hint
        visible: root.hint !== "" && (root.hovered || root.visualFocus)
    }
}
