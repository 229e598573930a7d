// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// One member: avatar with presence, name, what they are doing, and their role.
Item {
    id: root

    required property int index
    required property string name
    required property int kind
    required property string roleText
    required property int presence
    required property string presenceText
    required property string initials
    required property int colorIndex
    required property bool isMe
    required property bool typing
    property bool focused: false
    readonly property string shownName: root.isMe ? qsTr("%1 (you)").arg(root.name) : root.name
    readonly property string doing: root.typing ? qsTr("typing…") : root.presenceText

    Accessible.focused: root.focused
    Accessible.name: root.shownName + (root.roleText === "" ? "" : ", " + root.roleText) + ", " + root.doing
    Accessible.role: Accessible.ListItem
    implicitHeight: Theme.px(48)
    opacity: root.presence === MemberListModel.Offline ? 0.85 : 1

    Rectangle {
        anchors.fill: parent
        color: hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }
    }

    Avatar {
        id: avatar

        agent: root.kind === MemberListModel.Agent
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        presence: root.presence
    }

    ElidedText {
        id: title

        Accessible.ignored: true
        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: role.visible ? role.left : parent.right
        anchors.rightMargin: Theme.spaceS
        font: Theme.controlStrong
        text: root.shownName
        y: Math.round(root.doing === "" ? (root.height - height) / 2 : root.height / 2 - height)
    }

    PlainText {
        Accessible.ignored: true
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: parent.verticalCenter
        anchors.topMargin: 1
        color: root.typing ? Theme.accent : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        line: Theme.metaLine
        text: root.doing
    }

    PlainText {
        id: role

        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.meta
        text: root.roleText
        visible: root.roleText !== ""
    }

    HoverHandler {
        id: hover
    }
}
