// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The heading of a section of the sidebar: folds it, says what is unread and new in it then, and leads to more of its kind.
Item {
    id: root

    required property int index
    required property int section
    required property bool folded
    required property int size
    required property int unread
    required property int mentions
    // Some of it is to the reader alone.
    required property bool personal
    required property bool fresh
    required property int reports
    property bool focused: false
    readonly property string title: [qsTr("Favourites"), qsTr("Rooms"), qsTr("People"), qsTr("Agents")][root.section]
    readonly property string marks: root.folded ? WaitingCounts.marks(root.reports, root.fresh, root.mentions) : ""
    readonly property string action: root.section === RoomListModel.Rooms ? qsTr("Browse rooms") : root.section === RoomListModel.People ? qsTr("New message") : ""

    // What its name and its marks leave, for the button and then for how many rooms there are.
    readonly property real free: root.width - mark.width - label.implicitWidth - counts.implicitWidth - 4 * Theme.spaceS
    readonly property bool leading: root.action !== "" && root.free >= more.implicitWidth

    signal toggled
    signal actionPressed

    Accessible.focused: root.focused
    Accessible.name: (root.folded && root.unread > 0 ? qsTr("%1, folded, %n unread", "", root.unread).arg(root.title) : root.folded ? qsTr("%1, folded").arg(root.title) : root.title) + root.marks
    Accessible.onPressAction: root.toggled()
    Accessible.role: Accessible.ListItem
    implicitHeight: Theme.px(32)

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }
    }

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        color: hover.hovered ? Theme.text : Theme.textMuted
        height: Theme.iconSmall
        name: root.folded ? "chevron-right" : "chevron-down"
        width: Theme.iconSmall
    }

    PlainText {
        id: label

        Accessible.ignored: true
        anchors.left: mark.right
        anchors.leftMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        color: hover.hovered ? Theme.text : Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: root.title
    }

    TabularText {
        id: rooms

        Accessible.ignored: true
        anchors.left: label.right
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        text: root.size
        visible: root.folded && root.size > 0 && root.free - (root.leading ? more.implicitWidth : 0) >= rooms.implicitWidth + Theme.spaceS
    }

    Row {
        id: counts

        anchors.right: more.visible ? more.left : parent.right
        anchors.rightMargin: more.visible ? Theme.spaceXs : Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceS

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.warning
            height: Theme.px(16)
            name: "caution"
            visible: root.folded && root.reports > 0
            width: height
        }

        NewMark {
            visible: root.folded && root.fresh && root.unread === 0
        }

        UnreadCounts {
            loud: root.personal
            mentions: root.mentions
            unread: root.folded ? root.unread : 0
        }
    }

    HoverHandler {
        id: hover
    }

    // Beside the button: a tap on that would be one on this, too.
    Item {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: more.visible ? more.left : parent.right
        anchors.top: parent.top

        TapHandler {
            id: tap

            onTapped: root.toggled()
        }
    }

    // For the pointer; the header's menu leads there, too.
    IconButton {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        iconName: root.section === RoomListModel.Rooms ? "search" : "edit"
        side: Theme.px(26)
        text: root.action
        visible: root.leading

        onClicked: root.actionPressed()
    }
}
