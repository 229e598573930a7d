// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// What the window offers to who leads the server or a room, and reports to them.
TestCase {
    id: root

    property Main window

    name: "Leading"
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
        App.room.open = true;
        App.room.timeline.setRows(Scenes.conversation());
        App.room.options.canSeeAudit = true;
        App.room.options.canReport = true;
        App.room.actions.calls = [];
        App.room.actions.reporting.giveUp();
        App.room.reports.calls = [];
        App.room.audit.calls = [];
        Scenes.reports(App.room.reports);
        App.server.offered = true;
        App.server.known = true;
        App.server.locked = [];
        App.server.calls = [];
        App.server.people.calls = [];
        App.server.audit.calls = [];
        Scenes.serverPeople(App.server.people);
        Scenes.audit(App.server.audit);
        window = windowType.createObject(null, { width: 1180, height: 760 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        window.destroy();
        App.settings.textScale = 1;
        App.room.options.canSeeAudit = true;
        App.room.options.canReport = true;
        App.server.offered = true;
        App.server.locked = [];
        App.server.audit.clear();
        App.server.people.clear();
        App.room.reports.clear();
        App.room.actions.reporting.giveUp();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function button(text) {
        return Tree.find(everything(), (item) => item.text === text && item.kind !== undefined && item.visible);
    }

    function entry(text) {
        return Tree.find(everything(), (item) => item.text === text && item.available === true && item.visible);
    }

    function words(text) {
        return Tree.find(everything(), (item) => item.visible && String(item.text).includes(text) && item.line !== undefined);
    }

    function named(name) {
        return Tree.byName(everything(), name);
    }

    function part(text) {
        Tree.find(everything(), (item) => item.modelData === text && item.picked !== undefined && item.visible).clicked();
    }

    // A list that ends in sight asks for more by itself.
    function acts(model) {
        return model.calls.filter((call) => call !== "more");
    }

    function dialogs() {
        return Tree.find(everything(), (item) => item.signOut !== undefined);
    }

    function openServer() {
        dialogs().server();
        tryVerify(() => button("Save") !== null);
        waitForRendering(window.contentItem);
    }

    function openPeople() {
        openServer();
        part("People");
        tryVerify(() => named("Search people") !== null);
        named("Search people").forceActiveFocus(Qt.TabFocusReason);
        waitForRendering(window.contentItem);
    }

    function test_whoDoesNotLeadTheServerIsOfferedNoWayThere() {
        App.server.offered = false;
        dialogs().settings();
        tryVerify(() => button("Your profile…") !== null);
        verify(button("Server settings…") === null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Your profile…") === null);
        keyClick(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => named("Browse all rooms…") !== null);
        verify(named("Server settings…") === null);
    }

    function test_theSettingsLeadToTheServer() {
        dialogs().settings();
        tryVerify(() => button("Server settings…") !== null);
        button("Server settings…").clicked();
        tryVerify(() => button("Save") !== null && button("Your profile…") === null);
        compare(App.server.calls, ["refresh"]);
    }

    function test_theSwitcherLeadsToTheServer() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => window.activeFocusItem.placeholderText === "Go to…");
        keyClick(Qt.Key_Up);
        verify(named("Server settings…").marked);
        keyClick(Qt.Key_Up);
        verify(named("Keyboard shortcuts").marked);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryVerify(() => button("Save") !== null);
    }

    function test_theSwitcherHasWaysOnAlsoWhereNoRoomIsFound() {
        App.rooms.clear();
        keyClick(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => window.activeFocusItem.placeholderText === "Go to…");
        keyClick(Qt.Key_Down);
        verify(named("New message…").marked);
        // Round the end.
        keyClick(Qt.Key_Up);
        verify(named("Server settings…").marked && !named("New message…").marked);
        keyClick(Qt.Key_Down);
        verify(named("New message…").marked);
        Scenes.rooms(App.rooms);
    }

    function test_theServerIsSetUp() {
        openServer();
        named("Name of the server").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_X);
        part("Nobody");
        const guests = Tree.find(everything(), (item) => item.text === "Guests may come" && item.checked !== undefined);
        guests.toggle();
        guests.toggled();
        part("Accounts");
        keyClick(Qt.Key_Return);
        compare(App.server.calls, ["refresh", "save x 2 false 1"]);
        // Stays until the server has said yes.
        App.server.change.nameError = "Another server is called so.";
        tryVerify(() => words("Another server is called so.") !== null);
        App.server.change.granted();
        tryVerify(() => button("Save") === null);
    }

    function test_whatSomebodyHasBegunToChangeStaysWhenTheServerTells() {
        openServer();
        App.server.name = "Reading club";
        App.server.changed();
        compare(named("Name of the server").text, "Reading club");
        named("Name of the server").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_X);
        App.server.name = "Chess club";
        App.server.changed();
        compare(named("Name of the server").text, "x");
    }

    function test_whatTheConfigurationSetsIsLockedAndSaysWhy() {
        App.server.locked = ["guests"];
        openServer();
        verify(words("configuration sets this") !== null);
        verify(!Tree.find(everything(), (item) => item.text === "Guests may come" && item.checked !== undefined).enabled);
        verify(named("Name of the server").enabled);
        App.server.locked = [];
        tryVerify(() => words("configuration sets this") === null);
    }

    function test_somebodyIsSuspendedByTheKeyboard() {
        openPeople();
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryVerify(() => entry("Suspend…") !== null);
        verify(entry("Let in again") === null);
        entry("Suspend…").triggered();
        tryVerify(() => window.activeFocusItem.Accessible.name === "Why (optional)");
        keyClick(Qt.Key_S);
        part("1 week");
        button("Suspend").clicked();
        compare(acts(App.server.people), ["begin", "suspend u6 7 s"]);
    }

    function test_whoIsSuspendedIsLetInAgain() {
        openPeople();
        const row = named("Chris Vega, Suspended until tomorrow at 09:30");
        // Why is told where it is too long for the row, too.
        verify(row.Accessible.description.includes("went on after two warnings"));
        mouseClick(row);
        tryVerify(() => entry("Let in again") !== null);
        verify(entry("Suspend…") === null && entry("Make an admin of the server") === null);
        entry("Let in again").triggered();
        compare(acts(App.server.people), ["begin", "letIn u5"]);
    }

    function test_whatCanBeDoneWithSomebodyStaysWithinTheirRow_data() {
        return [
            { tag: "wide", width: 1180, scale: 1 },
            { tag: "narrow", width: 360, scale: 1 },
            { tag: "narrow, twice as large", width: 360, scale: 2 }
        ];
    }

    function test_whatCanBeDoneWithSomebodyStaysWithinTheirRow(data) {
        App.settings.textScale = data.scale;
        window.width = data.width;
        openPeople();
        Tree.draw(root, window.contentItem);
        const row = named("Bo Andersen, Admin");
        mouseClick(row);
        tryVerify(() => entry("Link for a new password…") !== null);
        Tree.draw(root, window.contentItem);
        const menu = entry("Link for a new password…").menu;
        const left = menu.background.mapToItem(null, 0, 0).x;
        const rowLeft = row.mapToItem(null, 0, 0).x;
        verify(left >= rowLeft - 0.5 && left + menu.width <= rowLeft + row.width + 0.5, "the menu goes from " + left + " to " + (left + menu.width) + ", the row from " + rowLeft + " to " + (rowLeft + row.width));
        keyClick(Qt.Key_Escape);
    }

    // All dialogs have the same room around them.
    function test_theButtonsOfDialogsStandOnOneGrid_data() {
        return [
            { tag: "server settings", form: "server", last: "Save" },
            { tag: "room settings", form: "roomSettings", last: "Save" },
            { tag: "reports and record", form: "record", last: "Close" },
            { tag: "new message", form: "newMessage", last: "Write" },
            { tag: "settings", form: "settings", last: "Close" }
        ];
    }

    function test_theButtonsOfDialogsStandOnOneGrid(data) {
        dialogs()[data.form]();
        tryVerify(() => button(data.last) !== null);
        Tree.draw(root, window.contentItem);
        let content = button(data.last);
        while (content.Accessible.role !== Accessible.Dialog)
            content = content.parent;
        const card = content.parent;
        const end = button(data.last).mapToItem(card, button(data.last).width, button(data.last).height);
        compare(Math.round(card.width - end.x), Theme.spaceXl);
        compare(Math.round(card.height - end.y), Theme.spaceXl);
        keyClick(Qt.Key_Escape);
    }

    function test_anAdminIsMadeAndUnmadeAndTheServerHandedOver() {
        openPeople();
        mouseClick(named("Bo Andersen, Admin"));
        tryVerify(() => entry("Make no admin any more") !== null);
        entry("Make no admin any more").triggered();
        tryVerify(() => entry("Make no admin any more") === null);
        mouseClick(named("Bo Andersen, Admin"));
        tryVerify(() => entry("Hand the server over…") !== null);
        entry("Hand the server over…").triggered();
        tryVerify(() => button("Hand over") !== null);
        // What can't be undone is not what Enter does first.
        verify(!button("Hand over").activeFocus);
        button("Hand over").clicked();
        compare(acts(App.server.people), ["begin", "admin u2 false", "handOver u2"]);
    }

    function test_nothingIsOfferedForWhoStandsAsHigh() {
        openPeople();
        mouseClick(named("Mia Okafor, Owner"));
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Return);
        verify(entry("Suspend…") === null && entry("Link for a new password…") === null);
        compare(acts(App.server.people), ["begin"]);
    }

    function test_aLinkForANewPasswordIsShownOnceAndCopied() {
        openPeople();
        mouseClick(named("Bo Andersen, Admin"));
        tryVerify(() => entry("Link for a new password…") !== null);
        entry("Link for a new password…").triggered();
        App.server.people.acts.linkMade("Bo Andersen", "http://10.0.0.4:8420/reset#abc");
        tryVerify(() => words("http://10.0.0.4:8420/reset#abc") !== null);
        tryVerify(() => button("Copy link").activeFocus);
        keyClick(Qt.Key_Return);
        compare(acts(App.server.people), ["begin", "link u2", "copy http://10.0.0.4:8420/reset#abc"]);
        tryVerify(() => words("http://10.0.0.4:8420/reset#abc") === null);
    }

    function test_peopleAreSearchedAndMoreComeAtTheEnd() {
        openPeople();
        keyClick(Qt.Key_B);
        compare(App.server.people.query, "b");
        for (let i = 0; i < 30; ++i)
            App.server.people.append(Object.assign({}, { userId: "x" + i, name: "Member " + i, detail: "", reason: "", initials: "M", colorIndex: 0, picture: "", admin: false, suspended: false, canGiveRole: true, canSuspend: true, canReset: true }));
        const list = named("People of the server");
        tryVerify(() => !list.atYEnd);
        App.server.people.calls = [];
        list.positionViewAtEnd();
        tryVerify(() => App.server.people.calls.includes("more"));
    }

    function test_whatWasDoneIsReadWithWhenAndWhy() {
        openServer();
        part("Record");
        tryVerify(() => words("\u2068Bo Andersen\u2069 suspended") !== null);
        verify(words("posted the same link") !== null);
        compare(acts(App.server.audit), ["begin"]);
    }

    function test_whoLeadsTheServerNoMoreSeesItNoMore() {
        openServer();
        App.server.offered = false;
        tryVerify(() => button("Save") === null);
    }

    function test_aRoomSaysWhatWasReportedAndDone() {
        dialogs().roomSettings();
        tryVerify(() => button("Reports and record…") !== null);
        button("Reports and record…").clicked();
        tryVerify(() => words("\u2068Bo Andersen\u2069 reported a message of \u2068Mia Okafor\u2069") !== null);
        compare(App.room.reports.calls, ["begin"]);
        compare(acts(App.room.audit), ["begin"]);
        Scenes.audit(App.room.audit);
        part("Record");
        tryVerify(() => words("made an invite link for guests") !== null);
        verify(button("Dismiss") === null);
    }

    function test_whoMayNotReadTheRecordIsOfferedNone() {
        App.room.options.canSeeAudit = false;
        dialogs().roomSettings();
        tryVerify(() => button("Save") !== null);
        verify(button("Reports and record…") === null);
    }

    function test_aReportedMessageIsShownDeletedOrLetBe() {
        dialogs().record();
        tryVerify(() => button("Dismiss") !== null);
        button("Dismiss").clicked();
        button("Delete it…").clicked();
        tryVerify(() => button("Delete") !== null);
        verify(!button("Delete").activeFocus);
        button("Delete").clicked();
        compare(App.room.reports.calls, ["begin", "dismiss m6/u2", "remove m6"]);
        // Of the one that is deleted there is nothing to show.
        compare(Tree.all(everything(), (item) => item.text === "Show it" && item.kind !== undefined).length, 1);
        button("Show it").clicked();
        tryVerify(() => button("Dismiss") === null);
    }

    function test_aMessageIsReportedWithAReason() {
        const list = Tree.find(everything(), (item) => item.atNewest !== undefined);
        list.actionRequested("report", list.itemAtIndex(1));
        tryVerify(() => window.activeFocusItem.Accessible.name === "What is wrong with it");
        // Nothing to say is no report.
        keyClick(Qt.Key_Return);
        compare(App.room.actions.calls, []);
        keyClick(Qt.Key_R);
        keyClick(Qt.Key_Return);
        compare(App.room.actions.calls, ["report " + list.itemAtIndex(1).messageId + ": r"]);
        App.room.actions.reporting.errorText = "Too many at once.";
        tryVerify(() => words("Too many at once.") !== null);
        App.room.actions.reporting.granted();
        tryVerify(() => button("Report") === null);
    }

    function test_onlyMessagesOfOthersAreReported() {
        const list = Tree.find(everything(), (item) => item.atNewest !== undefined);
        list.itemAtIndex(0).openMenuAt(20, 20);
        tryVerify(() => entry("Copy") !== null);
        verify(entry("Report…") === null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => entry("Copy") === null);
        list.itemAtIndex(1).openMenuAt(20, 20);
        tryVerify(() => entry("Report…") !== null);
        App.room.options.canReport = false;
        tryVerify(() => entry("Report…") === null);
    }
}
