// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// What can be done with a room is the same in its header as in the sidebar.
TestCase {
    id: root

    property Main window

    name: "RoomMenu"
    when: windowShown

    Component {
        id: windowType

        Main {
        }
    }

    function init() {
        App.page = App.Chat;
        App.settings.reducedMotion = true;
        App.settings.textScale = 1;
        App.settings.membersShown = false;
        App.settings.sidebarCollapsed = false;
        App.room.open = true;
        App.room.roomId = "r1";
        App.rooms.calls = [];
        App.rooms.actions.calls = [];
        App.rooms.actions.unreadable = true;
        App.rooms.sidebar.folded = [];
        App.room.timeline.setRows(Scenes.conversation());
        Scenes.rooms(App.rooms);
        window = windowType.createObject(null, { width: 1180, height: 760 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        window.destroy();
        App.room.roomId = "r1";
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function test_whereTheHeaderHasNoPlaceForTheMembersTheMenuLeadsThere() {
        App.settings.textScale = 2;
        window.width = 360;
        waitForRendering(window.contentItem);
        compare(item("4 members, 2 here"), null);
        mouseClick(Tree.find(everything(), (each) => each.text === "Room menu" && each.iconName !== undefined));
        tryVerify(() => item("4 members, 2 here") !== null);
        keyClick(Qt.Key_Shift); // or the next press would be the second half of a double click
        mouseClick(item("4 members, 2 here"));
        tryVerify(() => Tree.find(everything(), (each) => each.membersShown === true) !== null);
        App.settings.textScale = 1;
    }

    function entries() {
        return Tree.all(everything(), (item) => item.triggered !== undefined && item.visible).map((item) => item.text);
    }

    function item(text) {
        return Tree.find(everything(), (item) => item.text === text && item.triggered !== undefined && item.visible);
    }

    function button() {
        return Tree.find(everything(), (item) => item.text === "Room menu" && item.iconName !== undefined);
    }

    function openInHeader(roomId) {
        App.room.roomId = roomId;
        mouseClick(button());
        tryVerify(() => entries().length > 0);
    }

    function closeMenu() {
        keyClick(Qt.Key_Escape);
        tryVerify(() => entries().length === 0);
    }

    function test_theHeaderOffersWhatTheSidebarDoes_data() {
        return [{ tag: "read", room: "r1" }, { tag: "unread", room: "r2" }, { tag: "favourite", room: "r4" }, { tag: "muted", room: "r8" }, { tag: "direct", room: "r6" }];
    }

    function test_theHeaderOffersWhatTheSidebarDoes(data) {
        const list = Tree.find(everything(), (item) => item.heldId !== undefined && item.reveal !== undefined);
        list.forceActiveFocus(Qt.TabFocusReason);
        list.currentIndex = App.rooms.sidebar.rowOfRoom(data.room);
        tryVerify(() => list.currentItem !== null && list.currentItem.focused);
        keyClick(Qt.Key_Menu);
        tryVerify(() => entries().length > 0);
        const inSidebar = entries();
        closeMenu();
        openInHeader(data.room);
        const inHeader = entries();
        closeMenu();
        verify(inSidebar.length >= 4);
        compare(inHeader.filter((text) => inSidebar.includes(text)), inSidebar);
        for (const text of ["Invite people…", "Reports and record…", "Keyboard shortcuts"])
            verify(inHeader.includes(text), text);
    }

    function test_aRoomThatIsGoneHasNoMenu() {
        App.room.roomId = "gone";
        mouseClick(button());
        waitForRendering(window.contentItem);
        compare(entries(), []);
    }

    function test_whatIsChosenInTheHeaderIsDoneWithItsRoom() {
        for (const text of ["Mark as read", "Add to favourites", "Mute", "Notifications…"]) {
            openInHeader("r2");
            const chosen = item(text);
            chosen.triggered();
            tryVerify(() => !chosen.visible);
        }
        tryVerify(() => item("Mentions only") !== null);
        item("Mentions only").triggered();
        compare(App.rooms.actions.calls, ["markRead r2", "favourite r2 true", "level r2 2", "level r2 1"]);
    }

    function test_inALowWindowWithLargeLettersAllOfItIsReached() {
        App.settings.textScale = 2;
        window.width = Theme.minimumWidth;
        window.height = Theme.minimumHeight;
        waitForRendering(window.contentItem);
        openInHeader("r1");
        keyClick(Qt.Key_Up);
        tryVerify(() => item("Leave room…") !== null && item("Leave room…").activeFocus);
        const box = () => item("Leave room…").mapToItem(null, 0, 0, item("Leave room…").width, item("Leave room…").height);
        tryVerify(() => box().top >= 0 && box().bottom <= window.height, 20000, "it stands from " + box().top + " to " + box().bottom + " in " + window.height);
        closeMenu();
    }

    function test_noTooltipLiesOverTheMenuOfTheRoom() {
        const tip = () => Tree.find(everything(), (item) => item.text === "Room menu" && item.lineHeight !== undefined);
        // Without a desktop there are no hover effects by default.
        button().hoverEnabled = true;
        mouseMove(button());
        tryVerify(() => tip() !== null);
        mouseClick(button());
        tryVerify(() => item("Leave room…") !== null);
        tryVerify(() => tip() === null);
        wait(1.5 * Theme.tooltipDelay);
        compare(tip(), null);
        closeMenu();
    }
}
