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
        return Tree.find(everything(), (item) => item.visible && Tree.plain(item.Accessible.name) === name);
    }

    // What the bar of the notices takes of their width must not be what makes them fit, or they would scroll and not scroll
    // for ever.
    function test_noticesThatNearlyFitComeToRest_data() {
        return [
            { tag: "one", texts: ["Ben Lowe banned you from Reading circle until 16:50: spam again."], action: "" },
            { tag: "one with a long act", texts: ["Ben Lowe banned you from Garden until 16:50: " + "spam again and again, after a warning; ".repeat(9)], action: "Copy what was not sent" },
            { tag: "three", texts: ["Ben Lowe deleted Shed. Your draft is kept: “Is anybody coming to the allotment on Sunday?”", "Mia removed you from Hall.", "You are no longer in Lobby."], action: "Copy" }
        ];
    }

    function test_noticesThatNearlyFitComeToRest(data) {
        for (const text of data.texts)
            keep(text, data.action);
        const notices = Tree.find(everything(), (item) => item.most !== undefined && item.bodyHeight !== undefined);
        for (const scale of [2, 1]) {
            App.settings.textScale = scale;
            for (const width of [360, 480]) {
                window.width = width;
                for (let height = 700; height >= 440; height -= 10) {
                    window.height = height;
                    Tree.draw(root, window.contentItem);
                    fuzzyCompare(notices.height, Math.min(notices.bodyHeight, notices.most), 1);
                }
            }
        }
        App.settings.textScale = 2;
        window.width = 360;
        window.height = 640;
        Tree.draw(root, window.contentItem);
        App.settings.textScale = 1;
        window.width = 480;
        window.height = 700;
        Tree.draw(root, window.contentItem);
    }

    function test_whatANoticeOffersKeepsItsWidthInAnotherWindow() {
        const text = "Mia has removed you from Garden. What you wrote there was not sent.";
        keep(text, "Copy it");
        const copy = Tree.find(everything(), (item) => item.text === "Copy it" && item.clicked !== undefined);
        for (const width of [360, 700, 476, 700]) {
            window.width = width;
            Tree.draw(root, window.contentItem);
            compare(copy.width, copy.implicitWidth);
            const words = Tree.find(named(text), (item) => item.text === text && item.lineCount !== undefined);
            const edge = copy.mapToItem(null, 0, 0).x - words.mapToItem(null, width < 480 ? 0 : words.width, 0).x;
            compare(edge, width < 480 ? 0 : Theme.spaceS);
        }
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

    function box(item) {
        return item.mapToItem(null, 0, 0, item.width, item.height);
    }

    function apart(one, other) {
        const a = box(one);
        const b = box(other);
        return a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left;
    }

    function test_whereACardIsOpenToastsLeaveFreeWhatOneChoosesFrom_data() {
        const cards = [
            { tag: "profile", open: d => d.profile(), heading: "Your profile", tabs: ["About you", "Sign-ins", "Blocked"], buttons: ["Cancel", "Save"] },
            { tag: "server", open: d => d.server(), heading: "Server settings", tabs: ["Server", "People", "Record"], buttons: ["Cancel", "Save"] },
            { tag: "settings", open: d => d.settings(), heading: "Settings", tabs: [], buttons: ["Close"] },
            { tag: "browse", open: d => d.browse(""), heading: "Browse rooms", tabs: [], buttons: ["New room…", "Close"] },
            { tag: "switcher", open: d => d.switcher(), heading: "Go to a room or to somebody", tabs: [], buttons: [] }
        ];
        const rows = [];
        for (const card of cards) {
            for (const scale of [1, 2]) {
                for (const size of [[360, 640], [1180, 760]])
                    rows.push(Object.assign({}, card, { tag: card.tag + " " + size[0] + " " + scale, scale: scale, width: size[0], height: size[1] }));
            }
        }
        return rows;
    }

    function test_whereACardIsOpenToastsLeaveFreeWhatOneChoosesFrom(data) {
        App.server.offered = true;
        App.server.known = true;
        App.settings.textScale = data.scale;
        window.width = data.width;
        window.height = data.height;
        waitForRendering(window.contentItem);
        data.open(Tree.find(everything(), (item) => item.signOut !== undefined));
        tryVerify(() => named(data.heading) !== null);
        App.toasts.append({ toastId: 3, text: "This sign-in is over.", tone: ToastModel.Success, actionText: "", kept: false });
        tryVerify(() => named("This sign-in is over.") !== null);
        waitForRendering(window.contentItem);
        const toast = named("This sign-in is over.");
        tryVerify(() => upper(toast) >= 0 && lower(toast) <= window.height);
        verify(apart(toast, Tree.find(everything(), (item) => item.visible && (item.text === data.heading && item.clicked === undefined || item.label === data.heading))), data.heading);
        for (const tab of data.tabs)
            verify(apart(toast, Tree.find(everything(), (item) => item.visible && (item.modelData === tab || item.text === tab) && item.clicked !== undefined)), tab);
        for (const text of data.buttons)
            verify(apart(toast, Tree.find(everything(), (item) => item.visible && item.text === text && item.kind !== undefined && item.clicked !== undefined)), text);
        mouseClick(named("Dismiss"));
        compare(App.toasts.count, 0);
        // The card is still there.
        verify(named(data.heading) !== null);
        App.server.offered = false;
    }

    function test_toastsThatAreTallerThanWhatScrollsLeaveTheHeadingAndThePartsFree_data() {
        return [
            { tag: "profile", open: d => d.profile(), heading: "Your profile", tabs: ["About you", "Sign-ins", "Blocked"] },
            { tag: "server", open: d => d.server(), heading: "Server settings", tabs: ["Server", "People", "Record"] }
        ];
    }

    function test_toastsThatAreTallerThanWhatScrollsLeaveTheHeadingAndThePartsFree(data) {
        App.server.offered = true;
        App.server.known = true;
        window.width = 360;
        window.height = 480;
        waitForRendering(window.contentItem);
        data.open(Tree.find(everything(), (item) => item.signOut !== undefined));
        tryVerify(() => named(data.heading) !== null);
        const heading = Tree.find(everything(), (item) => item.visible && item.text === data.heading && item.clicked === undefined);
        const tabs = data.tabs.map(tab => Tree.find(everything(), (item) => item.visible && (item.modelData === tab || item.text === tab) && item.clicked !== undefined));
        const save = Tree.find(everything(), (item) => item.visible && item.text === "Save" && item.kind !== undefined);
        const toasts = [];
        // Until there is no place for all of them.
        do {
            const text = "This sign-in is over: " + toasts.length;
            App.toasts.append({ toastId: toasts.length, text: text, tone: ToastModel.Success, actionText: "", kept: false });
            tryVerify(() => named(text) !== null);
            toasts.push(named(text));
            waitForRendering(window.contentItem);
        } while (lower(toasts[toasts.length - 1]) <= upper(save) && toasts.length < 12);
        verify(lower(toasts[toasts.length - 1]) > upper(save));
        verify(lower(toasts[toasts.length - 1]) <= window.height);
        for (const toast of toasts) {
            for (const other of [heading].concat(tabs))
                verify(apart(toast, other), upper(toast) + " … " + lower(toast) + " lies over " + upper(other) + " … " + lower(other));
        }
        App.server.offered = false;
    }

    function test_aToastStandsInItsPlaceAgainWhenTheCardIsGone() {
        Tree.find(everything(), (item) => item.signOut !== undefined).profile();
        App.toasts.append({ toastId: 3, text: "Saved.", tone: ToastModel.Success, actionText: "", kept: false });
        tryVerify(() => named("Saved.") !== null);
        waitForRendering(window.contentItem);
        verify(upper(named("Saved.")) > window.height / 2);
        keyClick(Qt.Key_Escape);
        tryVerify(() => upper(named("Saved.")) < window.height / 4);
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
        tryVerify(() => Tree.find(everything(), (item) => item.visible && Tree.plain(item.Accessible.name).startsWith(name + ", new")) !== null);
        verify(Tree.find(everything(), (item) => item.visible && item.text === "New") !== null);
    }
}
