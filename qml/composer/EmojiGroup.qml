// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// One group of emoji.
T.Button {
    id: root

    required property int index
    required property string picture
    required property font pictureFont

    Accessible.name: root.text
    Accessible.role: Accessible.PageTab
    Accessible.selected: root.checked
    focusPolicy: Qt.TabFocus

    background: Rectangle {
        color: root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.accent
            height: Theme.accentLine
            visible: root.checked
        }

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        opacity: root.checked || root.hovered || root.visualFocus ? 1 : 0.7

        PlainText {
            Accessible.ignored: true
            anchors.centerIn: parent
            font: root.pictureFont
            line: Theme.px(20)
            text: root.picture
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        focused: root.visualFocus
        pointed: root.hovered && !root.down
        text: root.text
    }
}
