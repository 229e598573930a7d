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
    // The keyboard comes back to the row whose menu it was in.
    property bool returning: false

    // Also when it was open already.
    signal opened
    signal collapseRequested
    signal newRoomRequested
    signal newMessageRequested
    signal linkRequested
    signal browseRequested
    signal leaveRequested(string roomId)
    signal roomSettingsRequested(string roomId)
    signal switcherRequested
    signal profileRequested
    signal settingsRequested

    Accessible.name: qsTr("Rooms")
    Accessible.role: Accessible.Pane
    color: Theme.sidebar

    onCurrentIdChanged: {
        root.returning = false;
        if (root.currentId !== "")
            root.lastId = root.currentId;
        root.goToCurrent();
    }

    SidebarHeader {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        collapsible: root.collapsible

        onBrowseRequested: root.browseRequested()
        onCollapseRequested: root.collapseRequested()
        onLinkRequested: root.linkRequested()
        onNewMessageRequested: root.newMessageRequested()
        onNewRoomRequested: root.newRoomRequested()
        onSwitcherRequested: root.switcherRequested()
    }

    SidebarList {
        id: list

        anchors.bottom: footer.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        heldId: menus.heldId
        sidebar: App.rooms.sidebar

        Component.onCompleted: {
            root.lastId = root.currentId;
            root.goToCurrent();
        }
        onActiveFocusChanged: {
            if (list.activeFocus && !root.returning)
                root.goToCurrent();
            if (list.activeFocus)
                root.returning = false;
        }
        onBrowseRequested: root.browseRequested()
        onMenuRequested: (entry, x, y, byKey) => root.openMenu(entry, x, y, byKey)
        onNewMessageRequested: root.newMessageRequested()
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
        visible: !root.collapsible && App.rooms.count === 0 && App.page === App.Chat

        onPressed: root.newRoomRequested()
    }

    // Where one writes goes to the top, and its reader with it.
    Connections {
        target: App.rooms.sidebar

        function onRowsMoved(parent: var, start: int, end: int, destination: var, row: int): void {
            if ((row > start ? row - 1 : row) === App.rooms.sidebar.currentRow)
                list.reveal(App.rooms.sidebar.currentRow);
        }
    }

    RoomMenus {
        id: menus

        anchors.fill: parent

        onLeaveRequested: roomId => root.leaveRequested(roomId)
        onSettingsRequested: roomId => root.roomSettingsRequested(roomId)
    }

    SidebarFooter {
        id: footer

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right

        onProfileRequested: root.profileRequested()
        onSettingsRequested: root.settingsRequested()
    }

    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    function openMenu(entry: RoomEntry, x: real, y: real, byKey: bool): void {
        const at = entry.mapToItem(root, x, y);
        root.returning = list.activeFocus;
        list.currentIndex = entry.index;
        menus.popup(entry.roomId, at.x, at.y, byKey);
    }

    // The list keeps the keyboard's place by itself when rows move, so it is told only where to begin.
    function goToCurrent(): void {
        list.currentIndex = list.activeFocus ? Math.max(0, root.beginning()) : App.rooms.sidebar.currentRow;
    }

    function beginning(): int {
        const row = App.rooms.sidebar.currentRow;
        return row < 0 ? App.rooms.sidebar.rowOfRoom(root.lastId) : row;
    }
}
