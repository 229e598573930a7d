// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// What is told stands where it covers nothing that is read, written or chosen from.
TestCase {
    id: root

    property Main window

    name: "Notices"
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
        App.room.open = true;
        App.room.roomId = "r1";
        App.room.reports.waiting = 0;
        App.rooms.calls = [];
        App.rooms.actions.calls = [];
        App.room.timeline.setRows(Scenes.conversation());
        App.toasts.clear();
        Scenes.rooms(App.rooms);
        window = windowType.createObject(null, { width: 360, height: 640 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        App.toasts.clear();
        App.room.reports.waiting = 0;
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function named(name) {
        return Tree.find(everything(), (item) => item.visible && item.Accessible.name === name);
    }

    function entry(text) {
        return Tree.find(everything(), (item) => item.text === text && item.triggered !== undefined && item.visible);
    }

    function upper(item) {
        return item.mapToItem(null, 0, 0).y;
    }

    function lower(item) {
        return item.mapToItem(null, 0, item.height).y;
    }

    function keep(text, actionText) {
        App.toasts.append({ toastId: 9, text: text, tone: ToastModel.Warning, actionText: actionText, kept: true });
        tryVerify(() => named(text) !== null);
        waitForRendering(window.contentItem);
    }

    function menuButton() {
        return Tree.find(everything(), (item) => item.text === "Room menu" && item.iconName !== undefined);
    }

    // The one of the overlay in which an item stands.
    function popupOf(item) {
        let above = item;
        while (above.parent && !String(above.parent).startsWith("QQuickOverlay"))
            above = above.parent;
        return above;
    }

    function test_aNoticeThatStaysLiesOverNothing() {
        const notice = "Mia has removed you from Garden. What you wrote there was not sent.";
        compare(upper(menuButton()) < Theme.headerHeight, true);
        keep(notice, "Copy it");
        verify(lower(named(notice)) > 0);
        verify(upper(menuButton()) >= lower(named(notice)));
        const composer = Tree.find(everything(), (item) => item.Accessible.name.startsWith("Message ") && item.visible);
        verify(composer !== null && lower(composer) <= window.height);
        const copy = Tree.find(everything(), (item) => item.text === "Copy it" && item.clicked !== undefined && item.visible);
        verify(copy !== null);
        mouseClick(copy);
        compare(App.toasts.acted, 9);
        tryVerify(() => upper(menuButton()) < Theme.headerHeight);
    }

    function test_aNoticeThatIsReadAloneOffersNothing() {
        keep("Garden was deleted.", "");
        compare(Tree.all(everything(), (item) => item.visible && item.text === "" && item.acted !== undefined && item.clicked !== undefined).length, 0);
        mouseClick(named("Dismiss"));
        compare(App.toasts.count, 0);
    }

    function test_aMenuLiesOverToasts() {
        App.toasts.append({ toastId: 3, text: "Mia added you to Shed.", tone: ToastModel.Info, actionText: "Open", kept: false });
        tryVerify(() => named("Mia added you to Shed.") !== null);
        mouseClick(menuButton());
        tryVerify(() => entry("Leave room…") !== null);
        verify(popupOf(entry("Leave room…")).z > popupOf(named("Mia added you to Shed.")).z);
        keyClick(Qt.Key_Escape);
        tryVerify(() => entry("Leave room…") === null);
    }

    function test_whoLeadsTheRoomSeesThatReportsWait() {
        App.room.reports.waiting = 2;
        tryVerify(() => named("Room menu, 2 reports") !== null);
        mouseClick(menuButton());
        tryVerify(() => named("Reports and record…, 2") !== null);
        keyClick(Qt.Key_Escape);
        App.room.reports.waiting = 1;
        tryVerify(() => named("Room menu, 1 report") !== null);
        App.room.reports.waiting = 0;
        tryVerify(() => named("Room menu") !== null);
    }

    function test_aRoomThatOneWasPutIntoIsMarked() {
        App.room.open = false;
        App.rooms.get(1).unread = 0;
        App.rooms.get(1).fresh = true;
        App.rooms.sidebar.fill();
        const name = App.rooms.get(1).name;
        tryVerify(() => Tree.find(everything(), (item) => item.visible && item.Accessible.name.startsWith(name + ", new")) !== null);
        verify(Tree.find(everything(), (item) => item.visible && item.text === "New") !== null);
    }
}
