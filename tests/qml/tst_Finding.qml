// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// How rooms and people are found that are not in the sidebar.
TestCase {
    id: root

    property Main window

    name: "Finding"
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
        App.rooms.calls = [];
        App.directory.calls = [];
        App.directory.loading = false;
        App.directory.errorText = "";
        App.directory.joining.giveUp();
        App.server.offered = false;
        App.room.options.any = true;
        App.room.invites.allowed = true;
        App.room.candidates.allowed = true;
        App.rooms.entering.giveUp();
        App.newMessage.calls = [];
        App.newMessage.loading = false;
        App.newMessage.errorText = "";
        App.newMessage.full = false;
        App.newMessage.starting.giveUp();
        App.room.timeline.setRows(Scenes.conversation());
        Scenes.rooms(App.rooms);
        Scenes.directory(App.directory);
        Scenes.people(App.newMessage);
        App.newMessage.unmet.clear();
        window = windowType.createObject(null, { width: 1180, height: 760 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function named(name) {
        return Tree.byName(everything(), name);
    }

    function said(text) {
        return Tree.find(everything(), (item) => item.text === text) !== null;
    }

    function browse() {
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => named("Search rooms") !== null && named("Search rooms").activeFocus);
        waitForRendering(window.contentItem);
    }

    function write() {
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => named("To whom") !== null && named("To whom").activeFocus);
        waitForRendering(window.contentItem);
    }

    function test_aRoomIsFoundAndJoinedByTheKeyboard() {
        browse();
        compare(App.directory.calls.slice(-1), ["begin"]);
        keyClick(Qt.Key_C);
        compare(App.directory.query, "c");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(App.directory.calls.slice(-1), ["enter d2"]);
        // Open until it has come about.
        verify(named("Search rooms") !== null);
        App.directory.joining.granted();
        tryVerify(() => named("Search rooms") === null);
    }

    function test_arrowsGoRoundTheEndsOfTheDirectory() {
        browse();
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Return);
        compare(App.directory.calls.slice(-1), ["enter d4"]);
    }

    function test_aRowOfTheDirectoryIsPressed() {
        browse();
        mouseClick(named("Chess, 1 member"));
        compare(App.directory.calls.slice(-1), ["enter d4"]);
        const before = App.directory.calls.length;
        mouseClick(named("Quarrels, 12 members · You can't come in"));
        compare(App.directory.calls.length, before);
    }

    function test_whatWentWrongWithTheDirectoryCanBeTriedAgain() {
        App.directory.clear();
        App.directory.errorText = "The rooms could not be listed.";
        browse();
        verify(named("The rooms could not be listed.") !== null);
        verify(!said("No public rooms"));
        mouseClick(named("Try again"));
        compare(App.directory.calls.slice(-1), ["retry"]);
    }

    function test_anEmptyDirectoryLeadsToANewRoom() {
        App.directory.clear();
        browse();
        verify(said("No public rooms"));
        App.directory.loading = true;
        verify(!said("No public rooms"));
        verify(named("Looking for rooms…") !== null);
        mouseClick(named("New room…"));
        tryVerify(() => named("Make the room") !== null);
    }

    function test_whereNothingIsFoundTheSwitcherLooksForItAmongAllRooms() {
        openSwitcher();
        type("zzz");
        tryVerify(() => named("Look for “zzz” among all rooms…") !== null && named("Join “zzz”").marked);
        keyClick(Qt.Key_Up);
        verify(named("Look for “zzz” among all rooms…").marked);
        keyClick(Qt.Key_Return);
        tryVerify(() => named("Search rooms") !== null && named("Search rooms").activeFocus);
        compare(App.directory.query, "zzz");
        compare(App.rooms.calls, []);
    }

    function test_theSwitcherGoesRoundOverItsLastEntry() {
        openSwitcher();
        keyClick(Qt.Key_Up);
        verify(named("Keyboard shortcuts").marked);
        keyClick(Qt.Key_Down);
        verify(!named("Keyboard shortcuts").marked);
        keyClick(Qt.Key_Up);
        for (let i = 0; i < commands().length; ++i)
            keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["open " + App.rooms.get(App.rooms.count - 1).roomId]);
    }

    // What the switcher offers besides rooms and people, in its order, without the marks around names.
    function commands() {
        const feet = Tree.all(everything(), (item) => item.marked !== undefined && item.iconName !== undefined && item.text !== undefined);
        return feet.map(foot => Tree.plain(foot.text));
    }

    function test_theSwitcherOffersAllThatCanBeDoneUntilSomethingIsTyped() {
        App.server.offered = true;
        openSwitcher();
        const all = ["New message…", "New room…", "Browse all rooms…", "Invite people…", "Room settings…", "Your profile…", "Settings…", "Keyboard shortcuts", "Server settings…"];
        compare(commands(), all);
        type("zzz");
        tryVerify(() => said("Nothing found"));
        compare(commands(), ["Look for “zzz” among all rooms…", "Join “zzz”"]);
        type("room");
        compare(commands(), ["Room settings…", "New room…", "Browse all rooms…", "Join “room”"]);
        type("");
        compare(commands(), all);
    }

    function test_theSwitcherOffersNothingThatIsNotThere_data() {
        return [
            { tag: "the server is led by others", set: () => App.server.offered = false, missing: ["Server settings…"] },
            { tag: "nobody may be invited", set: () => { App.room.invites.allowed = false; App.room.candidates.allowed = false; }, missing: ["Invite people…"] },
            { tag: "the room is nobody's to change", set: () => App.room.options.any = false, missing: ["Room settings…"] },
            { tag: "no room is open", set: () => App.room.open = false, missing: ["Invite people…", "Room settings…"] }
        ];
    }

    function test_theSwitcherOffersNothingThatIsNotThere(data) {
        App.server.offered = true;
        openSwitcher();
        const all = commands();
        data.set();
        compare(commands(), all.filter(each => !data.missing.includes(each)));
    }

    function test_whatElseTheWaysOnAreCalledFindsThem_data() {
        return [
            { tag: "DM", entry: "New message…", opens: "To whom" },
            { tag: "direct", entry: "New message…", opens: "To whom" },
            { tag: "create a room", entry: "New room…", opens: "Make the room" },
            { tag: "public", entry: "Browse all rooms…", opens: "Search rooms" },
            { tag: "add people", entry: "Invite people…", opens: "Invite to Lobby" },
            { tag: "rename", entry: "Room settings…", opens: "Room settings" },
            { tag: "preferences", entry: "Settings…", opens: "Theme" },
            { tag: "shortcuts", entry: "Keyboard shortcuts", opens: "Keyboard shortcuts" }
        ];
    }

    function test_whatElseTheWaysOnAreCalledFindsThem(data) {
        openSwitcher();
        type(data.tag);
        tryVerify(() => named(data.entry) !== null && named(data.entry).marked);
        keyClick(Qt.Key_Return);
        tryVerify(() => named("Go to a room or to somebody") === null);
        tryVerify(() => named(data.opens) !== null);
        compare(App.rooms.calls, []);
    }

    function test_aRoomComesBeforeWhatAWayOnIsAlsoCalled() {
        openSwitcher();
        App.rooms.setProperty(0, "name", "Help wanted");
        type("help");
        tryVerify(() => App.rooms.switcher.count === 1);
        verify(!named("Keyboard shortcuts").marked);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["open " + App.rooms.get(0).roomId]);
    }

    function switcherField() {
        return Tree.find(everything(), (item) => item.label === "Go to a room or to somebody");
    }

    function test_whatIsWrongInTheSwitcherNamesWhatItIsAbout() {
        openSwitcher();
        type("zzz");
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["join zzz"]);
        App.rooms.entering.nameError = "This does not exist, or is not visible to you.";
        compare(Tree.plain(switcherField().error), "“zzz” was not joined. This does not exist, or is not visible to you.");
        verify(switcherField().error.includes("\u2068zzz\u2069"));
        App.rooms.entering.giveUp();
        App.rooms.entering.errorText = "The server did not answer in time.";
        compare(Tree.plain(switcherField().error), "“zzz” was not joined. The server did not answer in time.");
    }

    function test_whereTheSwitcherHasNothingToSayItHasNoStripForIt() {
        openSwitcher();
        type("zz");
        const height = switcherField().height;
        App.rooms.entering.nameError = "This does not exist.";
        tryVerify(() => switcherField().height > height);
        keyClick(Qt.Key_Z);
        compare(switcherField().error, "");
        tryVerify(() => switcherField().height === height);
    }

    function test_whatTheSwitcherFindsFollowsItsFieldWithoutAGap_data() {
        return [{ tag: "ways on", typed: "settings", first: "Settings…" }, { tag: "a link", typed: "https://host:8420/i/abc", first: "" }];
    }

    function test_whatTheSwitcherFindsFollowsItsFieldWithoutAGap(data) {
        openSwitcher();
        type(data.typed);
        Tree.draw(root, window.contentItem);
        const bottom = (item) => item.mapToItem(null, 0, item.height).y;
        const card = switcherField().parent;
        if (data.first !== "") {
            verify(named(data.first).mapToItem(null, 0, 0).y - bottom(switcherField()) <= 8);
            verify(bottom(card) - bottom(named("Join “" + data.typed + "”")) <= 1);
        } else {
            const nothing = Tree.find(everything(), (item) => item.compact !== undefined && item.buttonText === "Follow the link");
            verify(bottom(card) - bottom(nothing) <= 24);
        }
    }

    function test_severalPeopleAreChosenByTheKeyboardAndWrittenTo() {
        write();
        verify(!named("Write").enabled);
        keyClick(Qt.Key_Return);
        verify(named("Remove Bo Andersen") !== null);
        keyClick(Qt.Key_M);
        compare(App.newMessage.query, "m");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.chosen.count, 2);
        compare(App.newMessage.query, "");
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["start"]);
        App.newMessage.starting.granted();
        tryVerify(() => named("To whom") === null);
    }

    function test_backspaceInAnEmptyFieldTakesTheLastOneBack() {
        Scenes.people(App.newMessage, 2);
        write();
        keyClick(Qt.Key_X);
        keyClick(Qt.Key_Backspace);
        compare(App.newMessage.chosen.count, 2);
        keyClick(Qt.Key_Backspace);
        compare(App.newMessage.chosen.count, 1);
        compare(App.newMessage.chosen.get(0).userId, "Bo Andersen");
    }

    function test_aChipTakesTheChoiceBack() {
        Scenes.people(App.newMessage, 2);
        write();
        mouseClick(named("Remove Bo Andersen"));
        compare(App.newMessage.chosen.count, 1);
        tryVerify(() => named("To whom").activeFocus);
        named("Remove Chris Vega").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Delete);
        compare(App.newMessage.chosen.count, 0);
    }

    function test_whyNobodyCanBeWrittenToIsSaid() {
        Scenes.people(App.newMessage, 1);
        write();
        App.newMessage.starting.errorText = "You can't write to this person.";
        tryVerify(() => named("You can't write to this person.") !== null);
        verify(named("To whom") !== null);
    }

    function test_whatWasChosenIsNotLostByAPressBesideTheCard() {
        Scenes.people(App.newMessage, 1);
        write();
        mouseClick(window.contentItem, 5, 5);
        waitForRendering(window.contentItem);
        verify(named("To whom") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("To whom") === null);
    }

    function test_everyControlHereHasANameAndARole_data() {
        return [{ tag: "browse", open: browse }, { tag: "write", open: write }];
    }

    function test_everyControlHereHasANameAndARole(data) {
        Scenes.people(App.newMessage, 2);
        data.open();
        const controls = Tree.all(everything(), (item) => item.activeFocusOnTab === true || item.clicked !== undefined);
        verify(controls.length > 2);
        for (const control of controls) {
            verify(control.Accessible.name !== "", "no name on " + control);
            verify(control.Accessible.role !== Accessible.NoRole, "no role on " + control.Accessible.name);
        }
    }

    function type(text) {
        window.activeFocusItem.text = text;
    }

    function openSwitcher() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => window.activeFocusItem.placeholderText === "Go to…");
    }

    function test_theSwitcherFindsPeopleBehindTheRooms() {
        openSwitcher();
        App.newMessage.calls = [];
        type("l");
        verify(App.newMessage.calls.includes("begin"));
        compare(App.newMessage.query, "l");
        Scenes.unmet(App.newMessage);
        const rooms = App.rooms.switcher.count;
        verify(rooms > 0);
        for (let i = 0; i < rooms; ++i)
            keyClick(Qt.Key_Down);
        tryVerify(() => named("Chris Vega, Guest") !== null && named("Chris Vega, Guest").marked);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["writeTo Chris Vega"]);
        compare(App.rooms.calls, []);
        tryVerify(() => named("Chris Vega, Guest") === null);
    }

    function find(name) {
        App.newMessage.unmet.append(Object.assign({}, App.newMessage.found.get(0), { userId: name, name: name, picture: "" }));
    }

    function answer() {
        App.newMessage.loading = false;
        App.newMessage.changed();
    }

    function test_whereNoRoomIsFoundEnterTakesThePerson() {
        openSwitcher();
        type("dan");
        find("Dan");
        tryVerify(() => named("Dan") !== null && named("Dan").marked);
        verify(named("Join “dan”") !== null && !named("Join “dan”").marked);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["writeTo Dan"]);
        compare(App.rooms.calls, []);
    }

    function test_joinStandsLast() {
        App.server.offered = true;
        openSwitcher();
        type("ser");
        find("Serena");
        tryVerify(() => named("Serena") !== null);
        const bottom = (name) => named(name).mapToItem(null, 0, named(name).height).y;
        tryVerify(() => bottom("Join “ser”") > bottom("Server settings…") && bottom("Server settings…") > bottom("Serena"));
        keyClick(Qt.Key_Down);
        verify(named("Join “ser”").marked);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["join ser"]);
    }

    function test_whereNothingIsFoundEnterJoins() {
        openSwitcher();
        type("zzz");
        tryVerify(() => named("Join “zzz”") !== null && named("Join “zzz”").marked);
        tryVerify(() => said("Nothing found"));
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["join zzz"]);
    }

    function test_untilItIsKnownWhoIsFoundNothingIsSaidToBeMissing() {
        App.newMessage.loading = true;
        openSwitcher();
        type("zzz");
        tryVerify(() => named("Looking for people…") !== null);
        verify(!said("Nothing found"));
        verify(!named("Join “zzz”").marked);
        answer();
        tryVerify(() => said("Nothing found"));
        compare(named("Looking for people…"), null);
    }

    function test_enterWaitsUntilItIsKnownWhoIsFound_data() {
        return [
            { tag: "somebody", found: "Dan", message: ["writeTo Dan"], rooms: [] },
            { tag: "nobody", found: "", message: [], rooms: ["join dan"] }
        ];
    }

    function test_enterWaitsUntilItIsKnownWhoIsFound(data) {
        App.newMessage.loading = true;
        openSwitcher();
        type("dan");
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, []);
        if (data.found !== "")
            find(data.found);
        answer();
        tryVerify(() => App.rooms.calls.length + App.newMessage.calls.filter(call => call.startsWith("writeTo")).length > 0);
        compare(App.newMessage.calls.filter(call => call.startsWith("writeTo")), data.message);
        compare(App.rooms.calls, data.rooms);
    }

    function test_enterWaitsForWhatStandsThereNoMore_data() {
        return [
            { tag: "typed on", leave: () => type("dana") },
            { tag: "emptied", leave: () => type("") },
            { tag: "the arrows have chosen", leave: () => keyClick(Qt.Key_Down) },
            { tag: "closed", leave: () => keyClick(Qt.Key_Escape) }
        ];
    }

    function test_enterWaitsForWhatStandsThereNoMore(data) {
        App.newMessage.loading = true;
        openSwitcher();
        type("dan");
        keyClick(Qt.Key_Return);
        data.leave();
        find("Dan");
        answer();
        wait(0);
        compare(App.rooms.calls, []);
        verify(!App.newMessage.calls.some(call => call.startsWith("writeTo")));
    }

    function test_whoIsCalledExactlyThatComesBeforeARoomThatBeginsSo() {
        openSwitcher();
        App.rooms.setProperty(0, "name", "Dance hall");
        type("dan");
        tryVerify(() => App.rooms.switcher.count === 1);
        const isRoomMarked = () => Tree.find(everything(), (item) => item.roomId === "r1" && item.marked) !== null;
        tryVerify(isRoomMarked);
        find("Dan");
        tryVerify(() => named("Dan") !== null && named("Dan").marked);
        verify(!isRoomMarked());
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["writeTo Dan"]);
    }

    function test_whoFitsAsWellAsARoomComesBehindIt() {
        openSwitcher();
        App.rooms.setProperty(0, "name", "Dance hall");
        type("dan");
        find("Daniel");
        tryVerify(() => named("Daniel") !== null);
        verify(!named("Daniel").marked);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["open r1"]);
    }

    function test_whatTheArrowsHaveChosenStaysWhoeverComesIn() {
        App.newMessage.loading = true;
        openSwitcher();
        type("dan");
        keyClick(Qt.Key_Down);
        verify(named("Join “dan”").marked);
        find("Dan");
        answer();
        tryVerify(() => named("Dan") !== null);
        verify(named("Join “dan”").marked);
        verify(!named("Dan").marked);
        keyClick(Qt.Key_Up);
        verify(named("Dan").marked);
        // Who fits better comes before.
        App.newMessage.unmet.insert(0, Object.assign({}, App.newMessage.found.get(0), { userId: "Dana", name: "Dana", picture: "" }));
        tryVerify(() => named("Dana") !== null);
        verify(named("Dan").marked && !named("Dana").marked);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["writeTo Dan"]);
    }

    function test_whatTheArrowsHaveChosenIsNotTakenOnceItIsNotOffered_data() {
        return [
            { tag: "search, once somebody is found", typed: "zzz", chosen: "Look for “zzz” among all rooms…", vanish: () => find("Zzz"), left: "Zzz", message: ["writeTo Zzz"] },
            { tag: "invite, once nobody may", typed: "add people", chosen: "Invite people…", vanish: () => { App.room.invites.allowed = false; App.room.candidates.allowed = false; find("Add People"); }, left: "Add People", message: ["writeTo Add People"] }
        ];
    }

    function test_whatTheArrowsHaveChosenIsNotTakenOnceItIsNotOffered(data) {
        openSwitcher();
        type(data.typed);
        tryVerify(() => named(data.chosen) !== null);
        for (let i = 0; i < 4 && !(i > 0 && named(data.chosen).marked); ++i)
            keyClick(Qt.Key_Down);
        verify(named(data.chosen).marked);
        data.vanish();
        tryVerify(() => named(data.chosen) === null);
        tryVerify(() => named(data.left) !== null && named(data.left).marked);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.filter(call => call.startsWith("writeTo")), data.message);
        compare(App.rooms.calls, []);
        compare(named("Search rooms"), null);
    }

    function test_whoIsFoundWhereNoRoomIsIsMarkedByTheArrows() {
        openSwitcher();
        type("zzz");
        Scenes.unmet(App.newMessage);
        tryVerify(() => named("Chris Vega, Guest") !== null && named("Chris Vega, Guest").marked);
        keyClick(Qt.Key_Down);
        verify(!named("Chris Vega, Guest").marked);
        keyClick(Qt.Key_Up);
        verify(named("Chris Vega, Guest").marked);
        verify(!named("Join “zzz”").marked);
        keyClick(Qt.Key_Return);
        compare(App.newMessage.calls.slice(-1), ["writeTo Chris Vega"]);
        compare(App.rooms.calls, []);
    }

    function test_theSwitcherFindsItsWaysOnByTheirNames_data() {
        return [
            { tag: "server", entry: "Server settings…", opens: "Name of the server" },
            { tag: "settings", entry: "Settings…", opens: "Theme" },
            { tag: "prof", entry: "Your profile…", opens: "About you (optional)" },
            { tag: "browse", entry: "Browse all rooms…", opens: "Search rooms" }
        ];
    }

    function test_theSwitcherFindsItsWaysOnByTheirNames(data) {
        App.server.offered = true;
        App.server.known = true;
        openSwitcher();
        type(data.tag);
        tryVerify(() => named(data.entry) !== null && named(data.entry).marked);
        verify(!said("Nothing found"));
        // A public room may be called so as well.
        verify(named("Join “" + data.tag + "”") !== null && !named("Join “" + data.tag + "”").marked);
        keyClick(Qt.Key_Return);
        tryVerify(() => named(data.opens) !== null);
        compare(App.rooms.calls, []);
    }

    function test_aRoomComesBeforeAWayOnOfThatName() {
        App.server.offered = true;
        openSwitcher();
        App.rooms.setProperty(0, "name", "Server talk");
        type("server");
        tryVerify(() => App.rooms.switcher.count === 1);
        verify(!named("Server settings…").marked);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["open " + App.rooms.get(0).roomId]);
    }

    function test_theArrowsLeadFromAWayOnRoundTheEndToTheRoomToJoin() {
        openSwitcher();
        type("settings");
        tryVerify(() => named("Settings…") !== null && named("Settings…").marked);
        keyClick(Qt.Key_Up);
        tryVerify(() => named("Join “settings”").marked);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["join settings"]);
    }

    function test_theSwitcherAsksOnUntilItHasSomebodyToShow() {
        openSwitcher();
        App.newMessage.calls = [];
        App.newMessage.loading = true;
        type("l");
        App.newMessage.changed();
        wait(0);
        compare(App.newMessage.calls, ["begin"]);
        // A page came, and all on it are met.
        App.newMessage.loading = false;
        App.newMessage.changed();
        tryVerify(() => App.newMessage.calls.includes("more"));
        // Everybody is asked for by nobody.
        App.newMessage.calls = [];
        type("");
        App.newMessage.changed();
        wait(0);
        compare(App.newMessage.calls, []);
    }

    function test_aPersonInTheSwitcherIsPressed() {
        openSwitcher();
        type("l");
        Scenes.unmet(App.newMessage);
        tryVerify(() => named("Chris Vega, Guest") !== null);
        waitForRendering(window.contentItem);
        mouseClick(named("Chris Vega, Guest"));
        compare(App.newMessage.calls.slice(-1), ["writeTo Chris Vega"]);
    }

    function test_aLinkIsPutInByHand() {
        App.calls = [];
        mouseClick(named("New message or room"));
        tryVerify(() => named("Join by a link…") !== null);
        named("Join by a link…").triggered();
        tryVerify(() => named("Link") !== null && window.activeFocusItem.placeholderText === "https://…");
        verify(!named("Follow the link").enabled);
        type("room seven");
        keyClick(Qt.Key_Return);
        compare(App.calls, []);
        verify(said("This is no link to a room, nor the address of a server."));
        type(" https://host:8420/i/abc?k=def ");
        keyClick(Qt.Key_Return);
        compare(App.calls, ["openAddress https://host:8420/i/abc?k=def"]);
        tryVerify(() => named("Follow the link") === null);
    }

    function test_aLinkForANewPasswordSaysWhatItIs() {
        App.calls = [];
        mouseClick(named("New message or room"));
        tryVerify(() => named("Join by a link…") !== null);
        named("Join by a link…").triggered();
        tryVerify(() => named("Link") !== null && window.activeFocusItem.placeholderText === "https://…");
        type("https://host:8420/reset#abc");
        tryVerify(() => said("This link is for a new password. It opens in your browser."));
        verify(named("Open in the browser").enabled);
        keyClick(Qt.Key_Return);
        compare(App.calls, ["openAddress https://host:8420/reset#abc"]);
    }
}
