// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One quiet line that opens and closes what stands below it.
T.Button {
    id: root

    required property bool open
    property int line: Theme.metaLine

    Accessible.checkable: true
    Accessible.checked: root.open
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.NoFocus
    font: Theme.meta
    implicitHeight: Math.max(Theme.px(22), label.implicitHeight)
    implicitWidth: Theme.iconSmall + Theme.spaceXs + Math.ceil(label.implicitWidth)
    padding: 0

    background: Item {
        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: mark

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: root.hovered ? Theme.text : Theme.textMuted
            height: Theme.iconSmall
            name: root.open ? "chevron-down" : "chevron-right"
            rotation: root.mirrored && !root.open ? 180 : 0
            width: Theme.iconSmall
        }

        PlainText {
            id: label

            Accessible.ignored: true
            anchors.left: mark.right
            anchors.leftMargin: Theme.spaceXs
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: root.hovered ? Theme.text : Theme.textMuted
            font: root.font
            line: root.line
            text: root.text
            wrapMode: Text.Wrap
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
