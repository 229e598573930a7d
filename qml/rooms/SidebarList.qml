// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Qt.labs.qmlmodels
import Confab.Controls
import Confab.Models
import Confab.Theme

// The rooms below the headings of their sections. Arrows move, Enter opens a room and folds a section, Left and Right
// fold, the Menu key opens what can be done with a room.
ListView {
    id: root

    required property SidebarModel sidebar
    // The room whose menu is open.
    property string heldId: ""

    signal opened(string roomId)
    signal menuRequested(RoomEntry entry, real x, real y, bool byKey)
    signal browseRequested
    signal newMessageRequested

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
    model: root.sidebar
    reuseItems: true
    rightMargin: Theme.spaceS
    spacing: 2
    topMargin: Theme.spaceXs

    T.ScrollBar.vertical: AppScrollBar {
        steady: true
    }
    delegate: DelegateChooser {
        role: "rowKind"

        DelegateChoice {
            roleValue: SidebarModel.Heading

            SectionHeading {
                focused: root.activeFocus && root.currentIndex === index
                width: root.width - root.leftMargin - root.rightMargin

                onActionPressed: {
                    if (section === RoomListModel.People)
                        root.newMessageRequested();
                    else
                        root.browseRequested();
                }
                onToggled: root.sidebar.fold(section, !folded)
            }
        }

        DelegateChoice {
            roleValue: SidebarModel.Room

            RoomEntry {
                id: entry

                focused: root.activeFocus && root.currentIndex === index
                held: root.heldId === roomId
                width: root.width - root.leftMargin - root.rightMargin

                onMenuRequested: (x, y) => root.menuRequested(entry, x, y, false)
                onOpened: root.openRow(index)
            }
        }
    }

    Keys.onEnterPressed: root.openCurrent()
    Keys.onPressed: event => event.accepted = root.handleKey(event)
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
        const section = root.sidebar.headingAt(row);
        const room = root.sidebar.roomIdAt(row);
        if (section >= 0)
            root.sidebar.fold(section, !root.sidebar.isFolded(section));
        else if (room !== "")
            root.opened(room);
    }

    function handleKey(event: KeyEvent): bool {
        root.forceLayout();
        const modifiers = event.modifiers & ~Qt.KeypadModifier;
        if (event.key === Qt.Key_Menu && modifiers === Qt.NoModifier || event.key === Qt.Key_F10 && modifiers === Qt.ShiftModifier)
            return root.openMenu();
        if (modifiers !== Qt.NoModifier)
            return false;
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            root.currentIndex = event.key === Qt.Key_Home ? 0 : root.count - 1;
            return true;
        }
        return (event.key === Qt.Key_Left || event.key === Qt.Key_Right) && root.foldAt(root.currentIndex, event.key === Qt.Key_Left);
    }

    // From a room first to its heading.
    function foldAt(row: int, folded: bool): bool {
        const section = root.sidebar.headingAt(row);
        if (section >= 0)
            root.sidebar.fold(section, folded);
        else if (folded && root.currentItem !== null)
            root.currentIndex = root.headingAbove(row);
        return true;
    }

    function headingAbove(row: int): int {
        let above = row;
        while (above > 0 && root.sidebar.headingAt(above) < 0)
            --above;
        return above;
    }

    function openMenu(): bool {
        const entry = root.currentItem as RoomEntry;
        if (entry !== null)
            root.menuRequested(entry, entry.width / 2, entry.height, true);
        return true;
    }
}
