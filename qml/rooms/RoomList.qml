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

    // Shows which row is current also while the keyboard is elsewhere.
    property bool marked: false

    signal opened(string roomId)

    Accessible.name: qsTr("Rooms")
    Accessible.role: Accessible.List
    activeFocusOnTab: true
    bottomMargin: Theme.spaceS
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: App.rooms.currentRow
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    leftMargin: Theme.spaceS
    reuseItems: true
    rightMargin: Theme.spaceS
    spacing: 2
    topMargin: Theme.spaceXs

    T.ScrollBar.vertical: AppScrollBar {
    }
    delegate: RoomEntry {
        focused: root.activeFocus && root.currentIndex === index
        marked: root.marked && root.currentIndex === index
        width: root.width - root.leftMargin - root.rightMargin

        onOpened: root.opened(roomId)
    }

    Keys.onEnterPressed: root.openCurrent()
    Keys.onReturnPressed: root.openCurrent()
    Keys.onSpacePressed: root.openCurrent()

    function openCurrent(): void {
        const entry = root.currentItem as RoomEntry;
        if (entry !== null)
            root.opened(entry.roomId);
    }
}
