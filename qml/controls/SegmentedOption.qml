// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One word of a SegmentedChoice. Only the chosen one is a stop for Tab.
T.Button {
    id: root

    required property string modelData
    required property int index
    required property bool current

    signal picked(int index)
    signal moved(int step)

    Accessible.checkable: true
    Accessible.checked: root.current
    Accessible.name: root.modelData
    Accessible.onPressAction: root.picked(root.index)
    Accessible.role: Accessible.RadioButton
    focusPolicy: root.current || root.activeFocus ? Qt.StrongFocus : Qt.ClickFocus
    implicitHeight: Theme.controlHeight
    implicitWidth: label.implicitWidth + 2 * Theme.spaceXs

    background: Rectangle {
        border.color: Theme.hairline
        border.width: root.current ? Theme.stroke : 0
        color: root.current ? Theme.surface : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: 0
            shown: root.visualFocus
        }
    }
    contentItem: PlainText {
        id: label

        color: root.current ? Theme.text : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.controlStrong
        horizontalAlignment: Text.AlignHCenter
        text: root.modelData
    }

    onClicked: root.picked(root.index)

    Keys.onLeftPressed: root.moved(-1)
    Keys.onRightPressed: root.moved(1)
}
