// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// What of a room the user is told of, for good or for a time.
AppMenu {
    id: root

    property string roomId: ""
    property bool direct: false
    property int level: RoomListModel.AllMessages
    // While it is muted for a time.
    property string until: ""

    NotifyItem {
        chosen: root.level === RoomListModel.AllMessages
        text: qsTr("All messages")

        onTriggered: App.rooms.actions.setLevel(root.roomId, RoomListModel.AllMessages)
    }

    NotifyItem {
        available: !root.direct
        chosen: root.level === RoomListModel.MentionsOnly
        text: qsTr("Mentions only")

        onTriggered: App.rooms.actions.setLevel(root.roomId, RoomListModel.MentionsOnly)
    }

    NotifyItem {
        available: root.until !== ""
        chosen: true
        text: qsTr("Nothing %1").arg(root.until)
    }

    NotifyItem {
        text: qsTr("Nothing for 1 hour")

        onTriggered: App.rooms.actions.muteForAnHour(root.roomId)
    }

    NotifyItem {
        text: qsTr("Nothing until tomorrow")

        onTriggered: App.rooms.actions.muteUntilTomorrow(root.roomId)
    }

    NotifyItem {
        chosen: root.level === RoomListModel.Nothing && root.until === ""
        text: root.direct ? qsTr("Nothing, and hide it until somebody writes") : qsTr("Nothing")

        onTriggered: App.rooms.actions.setLevel(root.roomId, RoomListModel.Nothing)
    }
}
