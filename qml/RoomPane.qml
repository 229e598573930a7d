// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Composer
import Confab.Controls
import Confab.Models
import Confab.Rooms
import Confab.Theme
import Confab.Timeline

// The open room: its header, its messages, who is typing, and where one writes.
FocusScope {
    id: root

    required property CurrentRoom room
    required property bool narrow
    required property bool sidebarHidden
    required property bool membersShown
    // Told in the place of the room until somebody has read it, and then above what is written.
    readonly property bool distrusted: App.connection.distrust !== ""
    readonly property bool distrusting: root.distrusted && !root.distrustRead
    property bool distrustRead: false
    readonly property bool welcomed: App.connection.state === ConnectionStatus.CatchingUp || App.connection.state === ConnectionStatus.Live
    readonly property bool writable: root.visible && root.room.open && !root.distrusting
    readonly property alias writing: composer.writing
    readonly property real columnWidth: Math.max(0, Math.min(Theme.columnWidth, root.width - 2 * Theme.spaceS))

    signal backRequested
    signal sidebarRequested
    signal membersToggled
    signal inviteRequested
    signal leaveRequested
    signal personRequested(string userId)
    signal recordRequested
    signal settingsRequested
    signal newRoomRequested
    signal keysRequested

    // After a welcome the next time is another one; a network that comes and goes tells nothing new.
    onWelcomedChanged: {
        if (root.welcomed)
            root.distrustRead = false;
    }

    // What is out of sight takes no keys.
    enabled: root.visible

    Item {
        anchors.fill: parent
        enabled: root.room.open && !root.distrusting
        visible: root.room.open && !root.distrusting

        RoomHeader {
            id: header

            anchors.left: parent.left
            anchors.right: parent.right
            membersShown: root.membersShown
            narrow: root.narrow
            room: root.room
            sidebarHidden: root.sidebarHidden
            z: 2

            onBackRequested: root.backRequested()
            onInviteRequested: root.inviteRequested()
            onMembersToggled: root.membersToggled()
            onMenuRequested: (button, byKey) => menus.popupBelow(root.room.roomId, button, byKey)
            onSidebarRequested: root.sidebarRequested()
        }

        RoomMenus {
            id: menus

            inviteText: header.inviteText
            keysOffered: true
            membersText: header.membersText
            recordOffered: root.room.options.canSeeAudit
            reports: root.room.reports.waiting
            settingsOffered: root.room.options.any

            onInviteRequested: root.inviteRequested()
            onKeysRequested: root.keysRequested()
            onLeaveRequested: root.leaveRequested()
            onMembersRequested: root.membersToggled()
            onRecordRequested: root.recordRequested()
            onSettingsRequested: root.settingsRequested()
        }

        Banner {
            id: distrust

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: header.bottom
            anchors.topMargin: visible ? Theme.spaceS : 0
            buttonText: qsTr("Why?")
            height: visible ? implicitHeight : 0
            iconName: "warning"
            text: qsTr("Not connected: what answers is not trusted.")
            tone: Banner.Problem
            visible: root.distrusted
            width: root.columnWidth

            onPressed: root.distrustRead = false
        }

        TimelineView {
            id: timeline

            anchors.bottom: status.visible ? status.top : typing.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: distrust.bottom
            room: root.room

            onInviteRequested: root.inviteRequested()
            onLinkActivated: (url, label) => App.links.request(url, label)
            onPersonRequested: userId => root.personRequested(userId)
        }

        TypingLine {
            id: typing

            anchors.bottom: notice.top
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.room.typingText
            visible: !status.visible
            width: root.columnWidth - 2 * Theme.spaceM
        }

        // In the same place: somebody who is offline sees nobody type.
        StatusLine {
            id: status

            anchors.bottom: notice.top
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.sidebarHidden && (status.urgent || root.room.typingText === "")
            width: typing.width
        }

        // Why an agent was not asked.
        Banner {
            id: notice

            anchors.bottom: composer.top
            anchors.bottomMargin: visible ? Theme.spaceS : 0
            anchors.horizontalCenter: parent.horizontalCenter
            buttonText: qsTr("OK")
            height: visible ? implicitHeight : 0
            text: root.room.askNotice.text
            tone: Banner.Attention
            visible: text !== ""
            width: root.columnWidth

            onPressed: {
                root.room.askNotice.dismiss();
                composer.takeFocus();
            }
        }

        Composer {
            id: composer

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.spaceXs
            anchors.horizontalCenter: parent.horizontalCenter
            controller: root.room.composer
            emoji: App.emoji
            focus: true
            paneHeight: root.height
            sendOnEnter: App.settings.sendOnEnter
            width: root.columnWidth

            onEdgeRequested: newest => timeline.goToEdge(newest)
            onPageRequested: direction => timeline.scrollByPage(direction)
        }
    }

    EmptyState {
        anchors.centerIn: parent
        buttonText: App.page === App.Chat ? qsTr("New room") : ""
        iconName: "message"
        sentence: App.page === App.Chat ? qsTr("Choose a room, or make one.") : App.connection.detail
        title: App.page === App.Chat ? qsTr("No room is open") : qsTr("Getting your rooms…")
        visible: !root.room.open && !root.distrusting

        onPressed: root.newRoomRequested()
    }

    DistrustPage {
        anchors.fill: parent
        readable: App.page === App.Chat
        visible: root.distrusting

        onLinkRequested: App.leaveFor("")
        onReadingRequested: root.distrustRead = true
    }

    function focusComposer(): void {
        composer.takeFocus();
    }

    // Typed while the keyboard was elsewhere: it is meant to be written.
    function takeKey(event: KeyEvent): bool {
        return composer.takeKey(event);
    }
}
