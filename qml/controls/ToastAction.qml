// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// What a notice offers to do, on its dark card.
T.Button {
    id: root

    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.px(28)
    implicitWidth: label.implicitWidth + 2 * Theme.spaceS

    background: Rectangle {
        border.color: Theme.tooltipText
        border.width: root.visualFocus ? Theme.focusWidth : 0
        color: root.down ? Theme.faded(Theme.tooltipText, 0.24) : root.hovered ? Theme.faded(Theme.tooltipText, 0.12) : "transparent"
        radius: Theme.radiusControl
    }
    contentItem: PlainText {
        id: label

        Accessible.ignored: true
        color: Theme.tooltipText
        font: Theme.metaStrong
        horizontalAlignment: Text.AlignHCenter
        text: root.text
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
