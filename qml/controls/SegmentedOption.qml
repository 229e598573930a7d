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
    padding: 0

    background: Rectangle {
        border.color: Theme.hairline
        border.width: root.current ? Theme.stroke : 0
        color: root.current ? Theme.chosen : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: 0
            shown: root.visualFocus
        }
    }
    contentItem: PlainText {
        color: root.current ? Theme.text : Theme.textMuted
        font: Theme.controlStrong
        horizontalAlignment: Text.AlignHCenter
        text: root.modelData
        wrapMode: Text.Wrap
    }

    onClicked: root.picked(root.index)

    Keys.onDownPressed: root.moved(1)
    Keys.onLeftPressed: root.moved(root.mirrored ? 1 : -1)
    Keys.onRightPressed: root.moved(root.mirrored ? -1 : 1)
    Keys.onUpPressed: root.moved(-1)
}
