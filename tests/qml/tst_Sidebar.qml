// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// The rooms beside the open one: their sections, what is unread in them, and what can be done with each.
TestCase {
    id: root

    property Main window

    name: "Sidebar"
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
        App.room.calls = [];
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
        App.rooms.sidebar.folded = [];
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function named(name) {
        return Tree.byName(everything(), name);
    }

    function list() {
        return Tree.find(everything(), (item) => item.heldId !== undefined && item.reveal !== undefined);
    }

    function menuItem(text) {
        return Tree.find(everything(), (item) => item.text === text && item.triggered !== undefined && item.visible);
    }

    // The room's row has the keyboard.
    function goTo(roomId) {
        list().forceActiveFocus(Qt.TabFocusReason);
        list().currentIndex = App.rooms.sidebar.rowOfRoom(roomId);
        tryVerify(() => list().currentItem !== null && list().currentItem.focused);
    }

    function test_aHeadingFoldsWhatStandsBelowIt() {
        verify(named("Release 2, 3 unread") !== null);
        mouseClick(Tree.find(list(), (item) => item.title === "Rooms"), 60, 10);
        tryVerify(() => App.rooms.sidebar.rowOfRoom("r2") < 0);
        // The open one stays, and the heading says what is not seen.
        verify(named("Lobby") !== null);
        verify(named("Rooms, folded, 131 unread, 2 for you") !== null);
        mouseClick(named("Rooms, folded, 131 unread, 2 for you"), 60, 10);
        tryVerify(() => App.rooms.sidebar.rowOfRoom("r2") > 0);
    }

    function test_aFoldedSectionSaysThatARoomInItIsNew() {
        App.rooms.setProperty(5, "fresh", true);
        App.rooms.setProperty(2, "unread", 0);
        App.rooms.sidebar.fill();
        App.rooms.sidebar.fold(2, true);
        tryVerify(() => named("People, folded, new") !== null);
        const heading = named("People, folded, new");
        verify(Tree.find(heading, (item) => item.text === "New") !== null);
        App.rooms.sidebar.fold(2, false);
        tryVerify(() => named("People") !== null);
        compare(Tree.find(named("People"), (item) => item.text === "New"), null);
    }

    function test_aRoomWithReportsIsMarkedAlsoWhereItsSectionIsFolded() {
        App.rooms.setProperty(4, "reports", 2);
        App.rooms.setProperty(4, "unread", 0);
        App.rooms.setProperty(4, "mentions", 0);
        App.rooms.sidebar.fill();
        const mark = (item) => item === null ? null : Tree.find(item, (each) => each.name === "caution" && each.visible);
        tryVerify(() => mark(named("Reading group: the design of everyday things and other books, 2 reports")) !== null);
        compare(mark(named("Release 2, 3 unread")), null);
        App.rooms.sidebar.fold(1, true);
        tryVerify(() => mark(named("Rooms, folded, 3 unread, 2 reports")) !== null);
        // It keeps from what is counted beside it.
        const heading = named("Rooms, folded, 3 unread, 2 reports");
        const box = (item) => item.mapToItem(heading, 0, 0, item.width, item.height);
        const count = Tree.find(heading, (item) => item.sign !== undefined);
        tryVerify(() => box(count).left - box(mark(heading)).right >= Theme.spaceS);
        App.rooms.sidebar.fold(1, false);
        App.rooms.setProperty(4, "reports", 0);
        App.rooms.sidebar.fill();
        tryVerify(() => named("Reading group: the design of everyday things and other books") !== null);
        compare(mark(named("Reading group: the design of everyday things and other books")), null);
    }

    function test_arrowsFoldAndUnfold() {
        goTo("r6");
        keyClick(Qt.Key_Left);
        compare(App.rooms.sidebar.headingAt(list().currentIndex), RoomListModel.People);
        keyClick(Qt.Key_Left);
        tryVerify(() => named("People, folded, 1 unread") !== null);
        keyClick(Qt.Key_Right);
        tryVerify(() => named("Bo Andersen, 1 unread") !== null);
        keyClick(Qt.Key_Return);
        tryVerify(() => named("People, folded, 1 unread") !== null);
        compare(App.rooms.calls, []);
    }

    function test_whatIsToTheReaderAloneHasOneColourFoldedOrNot() {
        const badge = (item) => item === null ? null : Tree.find(item, (each) => each.loud !== undefined && each.sign !== undefined);
        const unfolded = badge(named("Bo Andersen, 1 unread")).color;
        verify(Qt.colorEqual(unfolded, Theme.accent));
        App.rooms.sidebar.fold(2, true);
        tryVerify(() => named("People, folded, 1 unread") !== null);
        verify(Qt.colorEqual(badge(named("People, folded, 1 unread")).color, unfolded));
        // Nor is that of rooms another one.
        const quiet = badge(named("Release 2, 3 unread")).color;
        App.rooms.sidebar.fold(1, true);
        tryVerify(() => named("Rooms, folded, 131 unread, 2 for you") !== null);
        const badges = Tree.all(named("Rooms, folded, 131 unread, 2 for you"), (each) => each.loud !== undefined && each.sign === "");
        verify(Qt.colorEqual(badges[badges.length - 1].color, quiet));
    }

    function test_mentionsAreCountedApart() {
        const entry = named("Reading group: the design of everyday things and other books, 128 unread, 2 for you");
        verify(entry !== null);
        verify(Tree.find(entry, (item) => item.text === "@2") !== null);
        verify(Tree.find(entry, (item) => item.text === "128") !== null);
    }

    function test_oneMessageThatNamesTheReaderIsCountedOnce() {
        App.rooms.setProperty(4, "unread", 1);
        App.rooms.setProperty(4, "mentions", 1);
        App.rooms.sidebar.fill();
        const name = "Reading group: the design of everyday things and other books, 1 unread, 1 for you";
        tryVerify(() => named(name) !== null);
        verify(Tree.find(named(name), (item) => item.text === "@1") !== null);
        const all = (item) => item.sign === "" && item.count !== undefined;
        compare(Tree.find(named(name), all), null);
        App.rooms.setProperty(4, "unread", 2);
        App.rooms.sidebar.fill();
        tryVerify(() => named(name.replace("1 unread", "2 unread")) !== null);
        verify(Tree.find(named(name.replace("1 unread", "2 unread")), all) !== null);
    }

    function test_aMutedRoomIsQuiet() {
        const entry = named("Random, 17 unread, muted");
        verify(entry !== null);
        const title = (each) => Tree.find(each, (item) => item.naturalWidth !== undefined);
        verify(title(entry).font.weight < title(named("Release 2, 3 unread")).font.weight);
    }

    function test_theMenuOfARoomOpensByPointerAndByKey_data() {
        return [
            { tag: "right click", open: () => mouseClick(named("Release 2, 3 unread"), 40, 20, Qt.RightButton) },
            { tag: "Menu", open: () => { goTo("r2"); keyClick(Qt.Key_Menu); } },
            { tag: "Shift+F10", open: () => { goTo("r2"); keyClick(Qt.Key_F10, Qt.ShiftModifier); } }
        ];
    }

    function test_theMenuOfARoomOpensByPointerAndByKey(data) {
        data.open();
        tryVerify(() => menuItem("Mark as read") !== null);
        compare(menuItem("Mark as unread"), null);
        menuItem("Mark as read").triggered();
        compare(App.rooms.actions.calls, ["markRead r2"]);
        compare(App.rooms.calls, []);
    }

    function test_theKeyboardGoesBackToTheRowWhenItsMenuCloses() {
        goTo("r2");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Mark as read") !== null);
        Tree.draw(root, window.contentItem);
        keyClick(Qt.Key_Escape);
        tryVerify(() => menuItem("Mark as read") === null);
        tryVerify(() => list().activeFocus && list().currentIndex === App.rooms.sidebar.rowOfRoom("r2"));
    }

    function test_whatIsReadCanBeMarkedUnread() {
        goTo("r1");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Mark as unread") !== null);
        menuItem("Mark as unread").triggered();
        compare(App.rooms.actions.calls, ["markUnread r1"]);
    }

    function test_whereNobodyElseHasWrittenNothingCanBeUnread() {
        App.rooms.actions.unreadable = false;
        goTo("r1");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Add to favourites") !== null);
        compare(menuItem("Mark as unread"), null);
    }

    function test_theMenuSaysWhatHoldsNow() {
        goTo("r4");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Remove from favourites") !== null);
        menuItem("Remove from favourites").triggered();
        tryVerify(() => menuItem("Mute") === null);
        goTo("r4");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Mute") !== null);
        menuItem("Mute").triggered();
        compare(App.rooms.actions.calls, ["favourite r4 false", "level r4 2"]);
    }

    function test_whatToBeToldIsChosenInAMenuOfItsOwn() {
        goTo("r8");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Unmute") !== null);
        // By its own keys.
        menuItem("Notifications…").triggered();
        tryVerify(() => menuItem("Mentions only") !== null);
        verify(menuItem("Nothing").chosen);
        verify(!menuItem("All messages").chosen);
        menuItem("Nothing for 1 hour").triggered();
        compare(App.rooms.actions.calls, ["hour r8"]);
    }

    function test_aDirectRoomIsHiddenAndNotLeft() {
        goTo("r6");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Hide until somebody writes") !== null);
        compare(menuItem("Leave room…"), null);
        compare(menuItem("Room settings…"), null);
        menuItem("Hide until somebody writes").triggered();
        compare(App.rooms.actions.calls, ["level r6 2"]);
    }

    function test_aRoomIsLeftAfterAQuestion() {
        goTo("r2");
        keyClick(Qt.Key_Menu);
        tryVerify(() => menuItem("Leave room…") !== null);
        menuItem("Leave room…").triggered();
        compare(App.rooms.calls, ["open r2"]);
        tryVerify(() => Tree.find(everything(), (item) => item.text === "Leave" && item.kind !== undefined && item.visible) !== null);
        compare(App.room.calls, []);
    }

    function test_headingsLeadToMoreOfTheirKind_data() {
        return [{ tag: "rooms", name: "Browse rooms", field: "Search rooms" }, { tag: "people", name: "New message", field: "To whom" }];
    }

    function test_headingsLeadToMoreOfTheirKind(data) {
        mouseClick(named(data.name));
        tryVerify(() => named(data.field) !== null && named(data.field).activeFocus);
        verify(App.rooms.sidebar.folded.length === 0);
    }
}
