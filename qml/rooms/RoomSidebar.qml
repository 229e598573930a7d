// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The rooms of the signed-in person, their connection and themselves.
Rectangle {
    id: root

    property bool collapsible: true
    readonly property string currentId: App.rooms.currentId
    // The room that one comes from.
    property string lastId: ""
    readonly property bool holdsFocus: list.activeFocus

    // Also when it was open already.
    signal opened
    signal collapseRequested
    signal newRoomRequested
    signal switcherRequested
    signal settingsRequested

    Accessible.name: qsTr("Rooms")
    Accessible.role: Accessible.Pane
    color: Theme.sidebar

    onCurrentIdChanged: {
        if (root.currentId !== "")
            root.lastId = root.currentId;
        root.goToCurrent();
    }

    SidebarHeader {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        collapsible: root.collapsible

        onCollapseRequested: root.collapseRequested()
        onNewRoomRequested: root.newRoomRequested()
        onSwitcherRequested: root.switcherRequested()
    }

    RoomList {
        id: list

        anchors.bottom: footer.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        rooms: App.rooms

        Component.onCompleted: {
            root.lastId = root.currentId;
            root.goToCurrent();
        }
        onActiveFocusChanged: {
            if (list.activeFocus)
                root.goToCurrent();
        }
        onOpened: roomId => {
            App.rooms.open(roomId);
            root.opened();
        }
    }

    EmptyState {
        anchors.centerIn: list
        buttonText: qsTr("New room")
        iconName: "message"
        sentence: qsTr("Make a room to talk in.")
        title: qsTr("No rooms yet")
        visible: !root.collapsible && list.count === 0 && App.page === App.Chat

        onPressed: root.newRoomRequested()
    }

    // Where one writes goes to the top, and its reader with it.
    Connections {
        target: App.rooms

        function onRowsMoved(parent: var, start: int, end: int, destination: var, row: int): void {
            if ((row > start ? row - 1 : row) === App.rooms.currentRow)
                list.reveal(App.rooms.currentRow);
        }
    }

    SidebarFooter {
        id: footer

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right

        onSettingsRequested: root.settingsRequested()
    }

    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    // The list keeps the keyboard's place by itself when rows move, so it is told only where to begin.
    function goToCurrent(): void {
        list.currentIndex = list.activeFocus ? Math.max(0, root.beginning()) : App.rooms.currentRow;
    }

    function beginning(): int {
        let row = App.rooms.currentRow;
        for (let i = 0; row < 0 && i < list.count; ++i) {
            if (App.rooms.roomIdAt(i) === root.lastId)
                row = i;
        }
        return row;
    }
}
