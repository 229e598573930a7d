// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// What can be done with a room. Where it is open and its header stands above, that is more.
AppMenu {
    id: root

    property string roomId: ""
    property bool direct: false
    property bool favourite: false
    property int unread: 0
    property int level: RoomListModel.AllMessages
    property bool canMarkUnread: false
    readonly property bool muted: root.level === RoomListModel.Nothing
    // Empty where nobody is invited.
    property string inviteText: ""
    // How many are there; empty where a button beside the menu leads to them.
    property string membersText: ""
    property bool settingsOffered: !root.direct
    property bool recordOffered: false
    property int reports: 0
    property bool keysOffered: false

    signal inviteRequested
    signal membersRequested
    signal notificationsRequested
    signal recordRequested
    signal keysRequested
    signal settingsRequested(string roomId)
    signal leaveRequested(string roomId)

    AppMenuItem {
        available: root.membersText !== ""
        iconName: "users"
        text: root.membersText

        onTriggered: root.membersRequested()
    }

    AppMenuItem {
        available: root.inviteText !== ""
        iconName: "link"
        text: root.inviteText

        onTriggered: root.inviteRequested()
    }

    AppMenuItem {
        available: root.unread > 0
        iconName: "check"
        text: qsTr("Mark as read")

        onTriggered: App.rooms.actions.markRead(root.roomId)
    }

    AppMenuItem {
        available: root.unread === 0 && root.canMarkUnread
        iconName: "unread"
        text: qsTr("Mark as unread")

        onTriggered: App.rooms.actions.markUnread(root.roomId)
    }

    AppMenuItem {
        iconName: "star"
        text: root.favourite ? qsTr("Remove from favourites") : qsTr("Add to favourites")

        onTriggered: App.rooms.actions.setFavourite(root.roomId, !root.favourite)
    }

    AppMenuItem {
        available: !root.direct || root.muted
        iconName: root.muted ? "bell" : "bell-off"
        text: root.muted ? qsTr("Unmute") : qsTr("Mute")

        onTriggered: App.rooms.actions.setLevel(root.roomId, root.muted ? RoomListModel.AllMessages : RoomListModel.Nothing)
    }

    AppMenuItem {
        iconName: "bell"
        text: qsTr("Notifications…")

        onTriggered: root.notificationsRequested()
    }

    AppMenuItem {
        available: root.settingsOffered
        iconName: "settings"
        text: qsTr("Room settings…")

        onTriggered: root.settingsRequested(root.roomId)
    }

    AppMenuItem {
        available: root.recordOffered
        count: root.reports
        iconName: "caution"
        text: qsTr("Reports and record…")

        onTriggered: root.recordRequested()
    }

    AppMenuItem {
        available: root.keysOffered
        iconName: "keyboard"
        keys: qsTr("Ctrl+/")
        text: qsTr("Keyboard shortcuts")

        onTriggered: root.keysRequested()
    }

    AppMenuItem {
        available: root.direct && !root.muted
        iconName: "close"
        text: qsTr("Hide until somebody writes")

        onTriggered: App.rooms.actions.setLevel(root.roomId, RoomListModel.Nothing)
    }

    AppMenuItem {
        available: !root.direct
        dangerous: true
        iconName: "logout"
        text: qsTr("Leave room…")

        onTriggered: root.leaveRequested(root.roomId)
    }

    // False for a room that stands in the list no more, as one that somebody has just removed the user from.
    function take(roomId: string): bool {
        const look = App.rooms.look(roomId);
        if (look.kind === undefined)
            return false;
        root.roomId = roomId;
        root.direct = look.kind === RoomListModel.Direct;
        root.favourite = look.favourite;
        root.unread = look.unread;
        root.level = look.level;
        root.canMarkUnread = App.rooms.actions.canMarkUnread(roomId);
        return true;
    }
}
