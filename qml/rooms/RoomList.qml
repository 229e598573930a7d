// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The list of rooms; arrows move, Enter opens.
ListView {
    id: root

    required property RoomRowsModel rooms
    // The row that Enter would take while the keyboard is elsewhere.
    property int markedRow: -1

    signal opened(string roomId)

    Accessible.name: qsTr("Rooms")
    Accessible.role: Accessible.List
    activeFocusOnTab: true
    bottomMargin: Theme.spaceS
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: -1
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    leftMargin: Theme.spaceS
    // Never another one: rows kept for reuse outlive a change of the model and go on showing the old one's.
    model: root.rooms
    reuseItems: true
    rightMargin: Theme.spaceS
    spacing: 2
    topMargin: Theme.spaceXs

    T.ScrollBar.vertical: AppScrollBar {
        steady: true
    }
    delegate: RoomEntry {
        focused: root.activeFocus && root.currentIndex === index
        marked: root.markedRow === index
        width: root.width - root.leftMargin - root.rightMargin

        onOpened: root.openRow(index)
    }

    onMarkedRowChanged: {
        if (root.markedRow >= 0)
            root.positionViewAtIndex(root.markedRow, ListView.Contain);
    }

    Keys.onEnterPressed: root.openCurrent()
    Keys.onReturnPressed: root.openCurrent()
    Keys.onSpacePressed: root.openCurrent()

    function reveal(row: int): void {
        root.forceLayout();
        root.positionViewAtIndex(row, ListView.Contain);
    }

    // What changed in the model and not yet in the list is taken in first: the key was for what was seen.
    function openCurrent(): void {
        root.forceLayout();
        root.openRow(root.currentIndex);
    }

    function openRow(row: int): void {
        const room = root.rooms.roomIdAt(row);
        if (room !== "")
            root.opened(room);
    }
}
