// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Which room this is, who is here, what its agents may read, and who can reach it.
Rectangle {
    id: root

    required property CurrentRoom room
    required property bool narrow
    required property bool sidebarHidden
    required property bool membersShown
    // Nobody comes into a conversation by an address; how far its words travel is told all the same.
    readonly property bool addressed: App.host.joinAddress !== "" && (root.room.kind !== RoomListModel.Direct || App.host.reach !== "")
    readonly property bool inviting: root.room.invites.allowed || root.room.candidates.allowed
    // Of what the menu offers; empty where nobody is invited.
    readonly property string inviteText: root.inviting ? qsTr("Invite people…") : !root.addressed ? "" : App.host.reach !== "" ? qsTr("%1: join address…").arg(App.host.reach) : qsTr("Join address…")
    readonly property bool roomy: root.width > Theme.px(560)
    // The name keeps so much of the width. What has no place beside it stands in the menu alone.
    readonly property real kept: Theme.px(120)
    readonly property real free: root.width - (lead.visible ? lead.implicitWidth + 2 * Theme.spaceS : Theme.spaceL) - (lock.visible ? lock.width + Theme.spaceXs : 0) - (archived.visible ? archived.width + Theme.spaceXs : 0) - Theme.spaceM - more.implicitWidth - Theme.spaceS
    readonly property bool membersFit: root.free - members.implicitWidth - side.spacing >= root.kept
    readonly property bool reachFits: root.free - members.implicitWidth - reach.implicitWidth - 2 * side.spacing >= root.kept
    // Of what the menu offers; empty where a button does.
    readonly property string membersText: root.membersFit ? "" : root.room.membersText

    signal backRequested
    signal sidebarRequested
    signal membersToggled
    signal inviteRequested
    // What can be done with the room, below the button.
    signal menuRequested(Item button, bool byKey)

    Accessible.name: root.room.name
    Accessible.role: Accessible.Pane
    color: Theme.window
    implicitHeight: Theme.headerHeight

    IconButton {
        id: lead

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        count: App.rooms.unreadElsewhere
        flagText: WaitingCounts.reports(App.rooms.reportsElsewhere)
        iconName: root.narrow ? "back" : "sidebar"
        shortcutText: root.narrow ? qsTr("Alt+Left") : qsTr("Ctrl+B")
        text: root.narrow ? qsTr("Back to the rooms") : qsTr("Show the sidebar")
        visible: root.narrow || root.sidebarHidden

        onClicked: {
            if (root.narrow)
                root.backRequested();
            else
                root.sidebarRequested();
        }
    }

    Icon {
        id: lock

        Accessible.name: qsTr("Private room")
        Accessible.role: Accessible.StaticText
        anchors.left: lead.visible ? lead.right : parent.left
        anchors.leftMargin: lead.visible ? Theme.spaceS : Theme.spaceL
        anchors.verticalCenter: title.verticalCenter
        color: Theme.textMuted
        height: Theme.iconSmall
        name: "lock"
        visible: root.room.kind === RoomListModel.Private
        width: Theme.iconSmall
    }

    Icon {
        id: archived

        Accessible.name: qsTr("Archived room")
        Accessible.role: Accessible.StaticText
        anchors.left: lock.visible ? lock.right : lock.left
        anchors.leftMargin: lock.visible ? Theme.spaceXs : 0
        anchors.verticalCenter: title.verticalCenter
        color: Theme.textMuted
        height: Theme.iconSmall
        name: "archive"
        visible: root.room.options.archived
        width: Theme.iconSmall
    }

    ElidedText {
        id: title

        Accessible.role: Accessible.Heading
        anchors.left: archived.visible ? archived.right : lock.visible ? lock.right : lock.left
        anchors.leftMargin: archived.visible || lock.visible ? Theme.spaceXs : 0
        anchors.right: side.left
        anchors.rightMargin: Theme.spaceM
        font: Theme.title
        line: Theme.titleLine
        text: root.room.name
        // Not by anchors: switching between two of them leaves the height of the moment in which both held.
        y: sub.visible ? parent.height / 2 - height : (parent.height - height) / 2
    }

    RoomSubtitle {
        id: sub

        agents: root.room.agentsText
        anchors.left: lock.left
        anchors.right: side.left
        anchors.rightMargin: Theme.spaceM
        anchors.top: parent.verticalCenter
        anchors.topMargin: 2
        topic: root.room.subtitle
        visible: topic !== "" || agents !== ""
    }

    Row {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spaceXs

        Pill {
            anchors.verticalCenter: parent.verticalCenter
            hint: App.host.text
            iconName: App.host.localOnly ? "monitor" : "warning"
            text: App.host.reach
            tone: Theme.warning
            visible: text !== "" && root.roomy

            onClicked: root.inviteRequested()
        }

        IconButton {
            id: reach

            anchors.verticalCenter: parent.verticalCenter
            iconName: App.host.localOnly ? "monitor" : "link"
            ink: App.host.reach !== "" ? Theme.warning : Theme.textMuted
            text: App.host.reach !== "" ? qsTr("%1: invite people").arg(App.host.reach) : root.inviting ? qsTr("Invite people") : qsTr("Join address")
            visible: root.addressed && !(App.host.reach !== "" && root.roomy) && root.reachFits

            onClicked: root.inviteRequested()
        }

        MembersButton {
            id: members

            anchors.verticalCenter: parent.verticalCenter
            checked: root.membersShown
            compact: root.width < Theme.px(440)
            model: root.room.members
            text: root.room.membersText
            total: root.room.memberCount
            visible: root.membersFit

            onClicked: root.membersToggled()
        }

        IconButton {
            id: more

            anchors.verticalCenter: parent.verticalCenter
            count: root.room.reports.waiting
            countText: WaitingCounts.reports(root.room.reports.waiting)
            iconName: "more"
            text: qsTr("Room menu")

            onClicked: root.menuRequested(more, more.visualFocus)
        }
    }

    Hairline {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
    }
}
