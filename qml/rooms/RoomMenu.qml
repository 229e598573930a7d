// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// What can be done with a room of the sidebar.
AppMenu {
    id: root

    property string roomId: ""
    property bool direct: false
    property bool favourite: false
    property int unread: 0
    property int level: RoomListModel.AllMessages
    property bool canMarkUnread: false
    readonly property bool muted: root.level === RoomListModel.Nothing

    signal notificationsRequested
    signal settingsRequested(string roomId)
    signal leaveRequested(string roomId)

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
        available: !root.direct
        iconName: "settings"
        text: qsTr("Room settings…")

        onTriggered: root.settingsRequested(root.roomId)
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

    function take(entry: RoomEntry): void {
        root.roomId = entry.roomId;
        root.direct = entry.direct;
        root.favourite = entry.favourite;
        root.unread = entry.unread;
        root.level = entry.level;
        root.canMarkUnread = App.rooms.actions.canMarkUnread(entry.roomId);
    }
}
