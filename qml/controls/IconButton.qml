// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A button that shows an icon; its text is the tooltip and what a screen reader says.
T.Button {
    id: root

    required property string iconName
    property color ink: Theme.textMuted
    property color inkHovered: Theme.text
    property bool filled: false
    property int side: Theme.controlHeight
    property string shortcutText: ""
    // Who has pressed it knows what it does, and sees what it has opened.
    property bool spent: false
    // Of what is new behind it.
    property int count: 0
    // The same in words, where it does not count what is unread.
    property string countText: ""
    // What somebody waits for behind it, in words: a dot says that there is something.
    property string flagText: ""
    // The dot keeps to itself.
    readonly property real apart: root.flagText !== "" && root.count > 0 ? Theme.spaceS : 0
    readonly property string described: root.flagText === "" ? root.text : root.text + ", " + root.flagText

    Accessible.name: root.count === 0 ? root.described : root.countText !== "" ? root.described + ", " + root.countText : qsTr("%1, %n unread", "", root.count).arg(root.described)
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: root.side
    implicitWidth: root.side + (root.count > 0 ? badge.width + root.apart : 0)
    opacity: root.enabled ? 1 : 0.4

    background: Rectangle {
        color: root.filled ? Theme.accent : root.checked ? Theme.pressed : "transparent"
        radius: Theme.radiusControl

        Rectangle {
            anchors.fill: parent
            color: root.down ? Theme.pressed : root.hovered && root.enabled ? Theme.hover : "transparent"
            radius: parent.radius
        }

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: picture

            anchors.horizontalCenter: parent.left
            anchors.horizontalCenterOffset: root.side / 2
            anchors.verticalCenter: parent.verticalCenter
            color: root.filled ? Theme.accentText : root.hovered || root.checked ? root.inkHovered : root.ink
            height: root.side < Theme.controlHeight ? Theme.iconSmall : Theme.icon
            name: root.iconName
            width: height
        }

        Rectangle {
            anchors.horizontalCenter: picture.right
            anchors.verticalCenter: picture.top
            border.color: Theme.window
            border.width: 2
            color: Theme.warning
            height: Theme.px(12)
            radius: height / 2
            visible: root.flagText !== ""
            width: height
        }

        Badge {
            id: badge

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceXs
            anchors.verticalCenter: parent.verticalCenter
            count: root.count
        }
    }

    onClicked: root.spent = true
    onHoveredChanged: root.spent = false
    onVisualFocusChanged: root.spent = false

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        focused: root.visualFocus && !root.down && !root.spent
        pointed: root.hovered && !root.down && !root.spent
        text: root.shortcutText === "" ? root.described : qsTr("%1 · %2").arg(root.described).arg(root.shortcutText)
    }
}
