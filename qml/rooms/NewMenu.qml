// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// What one can begin or find: a conversation, a room.
AppMenu {
    id: root

    signal newMessageRequested
    signal newRoomRequested
    signal browseRequested
    signal linkRequested

    AppMenuItem {
        iconName: "edit"
        keys: qsTr("Ctrl+Shift+N")
        text: qsTr("New message")

        onTriggered: root.newMessageRequested()
    }

    AppMenuItem {
        iconName: "plus"
        keys: qsTr("Ctrl+N")
        text: qsTr("New room")

        onTriggered: root.newRoomRequested()
    }

    AppMenuItem {
        iconName: "search"
        keys: qsTr("Ctrl+Shift+L")
        text: qsTr("Browse rooms")

        onTriggered: root.browseRequested()
    }

    AppMenuItem {
        iconName: "link"
        text: qsTr("Join by a link…")

        onTriggered: root.linkRequested()
    }
}
