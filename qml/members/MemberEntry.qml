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
    required property string userId
    required property string name
    required property int kind
    required property string roleText
    required property int presence
    required property string presenceText
    required property string initials
    required property int colorIndex
    required property string picture
    required property bool isMe
    required property bool typing
    property bool focused: false
    readonly property bool isAgent: root.kind === MemberListModel.Agent
    readonly property string spokenName: root.isMe ? qsTr("%1 (you)").arg(Bidi.isolated(root.name)) : Bidi.isolated(root.name)
    readonly property string doing: root.typing ? qsTr("typing…") : root.presenceText
    // The name has no room beside the role, which then stands below it.
    readonly property bool tight: root.roleText !== "" && title.implicitWidth > root.width - avatar.width - role.implicitWidth - Theme.spaceM - 3 * Theme.spaceS
    readonly property string line: !root.tight ? root.doing : root.doing === "" ? root.roleText : root.roleText + " · " + root.doing
    readonly property real block: title.height + (root.line === "" ? 0 : activity.height + 1)

    // The card of who it is.
    signal opened

    Accessible.focused: root.focused
    Accessible.name: root.spokenName + (root.roleText === "" ? "" : ", " + root.roleText) + ", " + root.doing
    Accessible.onPressAction: root.opened()
    Accessible.role: Accessible.ListItem
    implicitHeight: Math.max(Theme.px(48), root.block + 2 * Theme.spaceS)
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

        agent: root.isAgent
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
        presence: root.presence
    }

    MarkedName {
        id: title

        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: role.visible ? role.left : parent.right
        anchors.rightMargin: Theme.spaceS
        mark: root.isMe ? qsTr("(you)") : ""
        name: root.name
        y: Math.round((root.height - root.block) / 2)
    }

    PlainText {
        id: activity

        Accessible.ignored: true
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 1
        color: root.typing ? Theme.accent : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        horizontalAlignment: Text.AlignLeft
        line: Theme.metaLine
        text: root.line
        // Why an agent can't answer is said in full.
        wrapMode: root.isAgent ? Text.Wrap : Text.NoWrap
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
        visible: root.roleText !== "" && !root.tight
    }

    // For the pointer; the list's keys open the card, too.
    TapHandler {
        acceptedButtons: Qt.LeftButton | Qt.RightButton

        onTapped: root.opened()
    }

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
}
