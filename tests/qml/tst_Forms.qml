// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Controls
import Confab.Models
import Confab.Onboarding
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// Forms and questions in the window: nothing typed is lost, and no key does what it should not.
TestCase {
    id: root

    property Main window

    name: "Forms"
    when: windowShown

    Component {
        id: windowType

        Main {
        }
    }

    Component {
        id: otherType

        Window {
            height: 100
            visible: true
            width: 100
        }
    }

    function init() {
        App.page = App.Chat;
        App.calls = [];
        App.settings.reducedMotion = true;
        App.settings.textScale = 1;
        App.room.open = true;
        App.room.calls = [];
        App.room.name = "Lobby";
        App.room.kind = RoomListModel.Public;
        App.room.alone = false;
        App.rooms.calls = [];
        App.rooms.entering.giveUp();
        App.room.options.change.giveUp();
        App.room.options.calls = [];
        App.room.invites.allowed = true;
        App.room.candidates.allowed = true;
        App.room.leaving.giveUp();
        App.onboarding.calls = [];
        App.onboarding.busy = false;
        App.onboarding.keyStoreAvailable = true;
        open(1180, 760);
    }

    function open(width, height) {
        if (window !== null)
            window.destroy();
        window = windowType.createObject(null, { width: width, height: height });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanupTestCase() {
        App.settings.textScale = 1;
        App.room.kind = RoomListModel.Public;
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function named(name) {
        return Tree.byName(everything(), name);
    }

    function button(text) {
        return Tree.find(everything(), (item) => item.text === text && item.kind !== undefined);
    }

    function dialogs() {
        return Tree.find(everything(), (item) => item.signOut !== undefined);
    }

    function focused() {
        return window.activeFocusItem === null ? "" : window.activeFocusItem.Accessible.name;
    }

    function write(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function openForm(form) {
        dialogs()[form]();
        tryVerify(() => focused() === "Name");
    }

    function test_aWindowThatComesBackShowsWhatOneHasScrolledTo() {
        open(1180, 480);
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Reduce motion") !== null && window.activeFocusItem !== null);
        const scroll = Tree.find(everything(), (item) => item.barRoom !== undefined && item.interactive);
        tryVerify(() => scroll.holds(window.activeFocusItem));
        Tree.draw(root, window.contentItem);
        const end = scroll.contentHeight - scroll.height;
        scroll.contentY = end;
        const other = createTemporaryObject(otherType, null);
        other.requestActivate();
        tryVerify(() => other.active && window.activeFocusItem === null);
        window.requestActivate();
        tryVerify(() => window.active && window.activeFocusItem !== null);
        compare(scroll.contentY, end);
        // What the keyboard goes on to is shown.
        keyClick(Qt.Key_Backtab);
        keyClick(Qt.Key_Tab);
        verify(scroll.contentY < end);
        keyClick(Qt.Key_Escape);
    }

    // Where one was in the middle of a word is where one goes on.
    function test_theCursorStaysWhereItIsWhileTheKeyboardIsElsewhere() {
        openForm("roomSettings");
        const field = window.activeFocusItem;
        field.text = "Kitchen";
        field.deselect();
        field.cursorPosition = 3;
        button("Cancel").forceActiveFocus(Qt.OtherFocusReason);
        tryVerify(() => !field.activeFocus);
        field.forceActiveFocus(Qt.ActiveWindowFocusReason);
        compare(field.cursorPosition, 3);
        // What the app fills in shows its beginning, and is written on at its end.
        named("Topic").forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => !field.activeFocus);
        field.text = "Garden";
        compare(field.cursorPosition, 0);
        field.forceActiveFocus(Qt.OtherFocusReason);
        compare(field.cursorPosition, 6);
    }

    function forms() {
        return [
            { tag: "new room", form: "newRoom", accept: "Make the room", request: App.rooms.entering },
            { tag: "room settings", form: "roomSettings", accept: "Save", request: App.room.options.change }
        ];
    }

    function test_aFormStaysUntilTheServerSaysYes_data() {
        return forms();
    }

    function test_aFormStaysUntilTheServerSaysYes(data) {
        openForm(data.form);
        window.activeFocusItem.text = "Kitchen";
        keyClick(Qt.Key_Return);
        data.request.busy = true;
        compare(App.rooms.calls.length + App.room.options.calls.length, 1);
        verify(named("Waiting for the server…") !== null);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls.length + App.room.options.calls.length, 1);
        data.request.busy = false;
        data.request.nameError = "A room of this name exists already.";
        verify(named(data.accept) !== null);
        tryVerify(() => focused() === "Name");
        compare(window.activeFocusItem.text, "Kitchen");
        compare(window.activeFocusItem.Accessible.description, "A room of this name exists already.");
        keyClick(Qt.Key_End);
        write("2");
        compare(window.activeFocusItem.text.toLowerCase(), "kitchen2");
        compare(data.request.nameError, "");
        keyClick(Qt.Key_Return);
        data.request.granted();
        tryVerify(() => named(data.accept) === null);
    }

    function test_closingAFormWithChangesAsks_data() {
        return [
            { tag: "room settings", form: "roomSettings", field: "Name", accept: "Save" },
            { tag: "new room", form: "newRoom", field: "Name", accept: "Make the room" },
            { tag: "profile", form: "profile", field: "Name", accept: "Save" },
            { tag: "server settings", form: "server", field: "Name of the server", accept: "Save" }
        ];
    }

    function test_closingAFormWithChangesAsks(data) {
        dialogs()[data.form]();
        tryVerify(() => named(data.field) !== null && button(data.accept) !== null && button("Cancel") !== null);
        verify(!button(data.accept).enabled);
        // Nothing was changed: nothing is asked.
        keyClick(Qt.Key_Escape);
        tryVerify(() => button(data.accept) === null);
        dialogs()[data.form]();
        tryVerify(() => named(data.field) !== null && button(data.accept) !== null);
        named(data.field).forceActiveFocus(Qt.TabFocusReason);
        write("zz");
        tryVerify(() => button(data.accept).enabled);
        for (const leave of [() => keyClick(Qt.Key_Escape), () => button("Cancel").clicked()]) {
            leave();
            tryVerify(() => focused() === "Keep editing");
            keyClick(Qt.Key_Return);
            tryVerify(() => button("Keep editing") === null);
            verify(named(data.field).text.toLowerCase().includes("zz"));
            tryVerify(() => focused() === data.field);
        }
        keyClick(Qt.Key_Escape);
        tryVerify(() => focused() === "Keep editing");
        button("Discard").clicked();
        tryVerify(() => button(data.accept) === null && button("Discard") === null);
    }

    // What was changed is on its way: nothing is lost by leaving.
    function test_aFormThatIsBeingSavedIsLeftWithoutAQuestion_data() {
        return [
            { tag: "room settings", form: "roomSettings", field: "Name", accept: "Save", request: App.room.options.change },
            { tag: "new room", form: "newRoom", field: "Name", accept: "Make the room", request: App.rooms.entering },
            { tag: "profile", form: "profile", field: "Name", accept: "Save", request: App.profile.naming },
            { tag: "server settings", form: "server", field: "Name of the server", accept: "Save", request: App.server.change }
        ];
    }

    function test_aFormThatIsBeingSavedIsLeftWithoutAQuestion(data) {
        dialogs()[data.form]();
        tryVerify(() => named(data.field) !== null && button(data.accept) !== null);
        named(data.field).forceActiveFocus(Qt.TabFocusReason);
        write("zz");
        tryVerify(() => button(data.accept).enabled);
        data.request.busy = true;
        button("Cancel").clicked();
        tryVerify(() => button(data.accept) === null);
        compare(button("Keep editing"), null);
        data.request.giveUp();
    }

    function test_aFormFollowsWhatOthersChangeWhereNobodyHasTouchedIt() {
        App.room.topic = "Where everybody meets";
        dialogs().roomSettings();
        tryVerify(() => named("Topic") !== null && button("Save") !== null);
        App.room.topic = "Plans";
        App.room.options.receipts = false;
        tryVerify(() => named("Topic").text === "Plans");
        verify(!button("Save").enabled);
        // What was typed stays, and is a change, also where somebody else types the same.
        named("Name").forceActiveFocus(Qt.TabFocusReason);
        named("Name").selectAll();
        write("yard");
        tryVerify(() => button("Save").enabled);
        App.room.name = "yard";
        App.room.topic = "Other plans";
        tryVerify(() => named("Topic").text === "Other plans");
        compare(named("Name").text, "yard");
        verify(button("Save").enabled);
        App.room.name = "Garden";
        compare(named("Name").text, "yard");
        button("Save").clicked();
        compare(App.room.options.calls, ["save yard: Other plans true 0 false"]);
        App.room.options.change.granted();
        tryVerify(() => button("Save") === null);
        App.room.options.receipts = true;
        App.room.topic = "Where everybody meets";
    }

    // Of one room, by two people at once.
    function changeTheTopicBoth() {
        App.room.topic = "Where everybody meets";
        openForm("roomSettings");
        named("Topic").forceActiveFocus(Qt.TabFocusReason);
        named("Topic").selectAll();
        write("mine");
        tryVerify(() => button("Save").enabled);
        compare(button("Use theirs"), null);
        App.room.topic = "Plans";
        tryVerify(() => named("Changed by somebody else meanwhile: “Plans”") !== null);
        compare(named("Topic").text, "mine");
    }

    function test_whatSomebodyElseHasChangedIsToldBeforeItIsOverwritten() {
        changeTheTopicBoth();
        // Back to what stood there first is a change by now.
        named("Topic").text = "Where everybody meets";
        verify(named("Changed by somebody else meanwhile: “Plans”") !== null);
        button("Save").clicked();
        compare(App.room.options.calls, ["save Lobby: Where everybody meets true 0 true"]);
        // What comes in while it is saved is its own.
        App.room.options.change.busy = true;
        tryVerify(() => button("Use theirs") === null);
        App.room.options.change.busy = false;
        App.room.topic = "Where everybody meets";
        compare(button("Use theirs"), null);
        App.room.options.change.granted();
        tryVerify(() => button("Save") === null);
    }

    function test_whatSomebodyElseHasSetIsTakenInsteadOfWhatWasTyped() {
        changeTheTopicBoth();
        button("Use theirs").clicked();
        compare(named("Topic").text, "Plans");
        verify(!button("Save").enabled);
        compare(button("Use theirs"), null);
        // It is followed again.
        App.room.topic = "Where everybody meets";
        tryVerify(() => named("Topic").text === "Where everybody meets");
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Save") === null);
    }

    function test_whereBothHaveChangedItToTheSameNothingIsTold() {
        App.room.options.agents = 0;
        openForm("roomSettings");
        const choice = (text) => Tree.find(everything(), (item) => item.modelData === text && item.picked !== undefined);
        choice("Nobody").clicked();
        App.room.options.agents = 2;
        compare(button("Use theirs"), null);
        App.room.options.agents = 1;
        tryVerify(() => named("Changed by somebody else meanwhile: “Owner and admins”") !== null);
        choice("Owner and admins").clicked();
        tryVerify(() => button("Use theirs") === null);
        button("Save").clicked();
        compare(App.room.options.calls, ["save Lobby: " + App.room.topic + " true 1 true"]);
        App.room.options.change.granted();
        tryVerify(() => button("Save") === null);
        App.room.options.agents = 0;
    }

    // A topic by another program may be longer than the field takes.
    function test_whatAFieldShowsOnlyInPartIsNoChange() {
        const topic = "t".repeat(310);
        App.room.topic = topic;
        openForm("roomSettings");
        compare(named("Topic").text.length, 300);
        verify(!button("Save").enabled);
        window.activeFocusItem.selectAll();
        write("yard");
        tryVerify(() => button("Save").enabled);
        button("Save").clicked();
        compare(App.room.options.calls, ["save yard: " + topic + " true 0 true"]);
        App.room.options.change.granted();
        tryVerify(() => button("Save") === null);
        App.room.topic = "Where everybody meets";
    }

    function test_whoIsOnAnotherPageIsLedToWhatWouldBeOverwritten_data() {
        return [
            { tag: "server settings", form: "server", field: "Name of the server", model: App.server, page: "People", own: false, saved: ["save zz 1 true 0"] },
            { tag: "profile", form: "profile", field: "Name", model: App.profile, page: "Blocked", own: true, saved: ["save zz: "] }
        ];
    }

    function test_whoIsOnAnotherPageIsLedToWhatWouldBeOverwritten(data) {
        const before = data.model.name;
        const saves = () => data.model.calls.filter((call) => call.startsWith("save")).map((call) => call.toLowerCase());
        dialogs()[data.form]();
        tryVerify(() => named(data.field) !== null && button("Save") !== null);
        named(data.field).forceActiveFocus(Qt.TabFocusReason);
        named(data.field).selectAll();
        write("zz");
        tryVerify(() => button("Save").enabled);
        Tree.find(everything(), (item) => item.modelData === data.page && item.picked !== undefined).clicked();
        tryVerify(() => named(data.field) === null);
        data.model.calls = [];
        data.model.name = "Garden";
        data.model.changed();
        button("Save").clicked();
        tryVerify(() => named((data.own ? "Changed on another device meanwhile" : "Changed by somebody else meanwhile") + ": “Garden”") !== null);
        compare(saves(), []);
        button("Save").clicked();
        compare(saves(), data.saved);
        data.model.name = before;
        button("Cancel").clicked();
        tryVerify(() => button("Discard") !== null);
        button("Discard").clicked();
        tryVerify(() => button("Save") === null);
    }

    function test_theSwitcherStaysUntilTheRoomIsOpen() {
        dialogs().switcher();
        tryVerify(() => focused() === "Go to a room or to somebody");
        write("zzz");
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["join zzz"]);
        App.rooms.entering.nameError = "There is no such room.";
        compare(focused(), "Go to a room or to somebody");
        compare(window.activeFocusItem.text, "zzz");
        App.rooms.entering.granted();
        tryVerify(() => focused() !== "Go to a room or to somebody");
    }

    function test_aLinkIsFollowedFromTheSwitcher() {
        App.calls = [];
        dialogs().switcher();
        tryVerify(() => focused() === "Go to a room or to somebody");
        window.activeFocusItem.text = "https://host:8420/i/abc?k=def";
        verify(named("Follow the link") !== null);
        keyClick(Qt.Key_Return);
        compare(App.calls, ["openAddress https://host:8420/i/abc?k=def"]);
        tryVerify(() => focused() !== "Go to a room or to somebody");
    }

    function test_theSwitcherHasRoomForWhatWasTypedAndWhatIsWrongWithIt_data() {
        return [{ tag: "large", scale: 1 }, { tag: "larger", scale: 2 }];
    }

    function test_theSwitcherHasRoomForWhatWasTypedAndWhatIsWrongWithIt(data) {
        App.settings.textScale = data.scale;
        App.rooms.clear();
        dialogs().switcher();
        tryVerify(() => focused() === "Go to a room or to somebody");
        const name = "garten a very long room name that does not fit anywhere at";
        write(name);
        App.rooms.entering.nameError = "This does not exist, or is not visible to you.";
        Tree.draw(root, window.contentItem);
        const box = (item) => item.mapToItem(null, 0, 0, item.width, item.height);
        const button = named("Join “" + name + "”");
        const wrong = Tree.all(everything(), (item) => item.label === "Go to a room or to somebody")[0];
        const nothing = Tree.all(everything(), (item) => item.buttonText !== undefined && item.compact !== undefined && item.visible)[0];
        const popup = wrong.parent;
        verify(box(button).left >= box(popup).left && box(button).right <= box(popup).right, "the button goes from " + box(button).left + " to " + box(button).right + " in " + box(popup));
        verify(box(nothing).top >= box(wrong).bottom, "the message ends at " + box(wrong).bottom + ", the rest begins at " + box(nothing).top);
        verify(box(button).bottom <= box(popup).bottom, "the button ends at " + box(button).bottom + " in " + box(popup));
        App.rooms.entering.nameError = "";
        App.settings.textScale = 1;
        keyClick(Qt.Key_Escape);
    }

    function test_aPressBesideAFormKeepsWhatWasTyped_data() {
        return forms();
    }

    function test_aPressBesideAFormKeepsWhatWasTyped(data) {
        openForm(data.form);
        write("k");
        mouseClick(window.contentItem, 8, 400);
        tryVerify(() => focused() === "Name");
        verify(named(data.accept) !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Discard") !== null);
        button("Discard").clicked();
        tryVerify(() => named(data.accept) === null);
        openForm(data.form);
        mouseClick(window.contentItem, 8, 400);
        tryVerify(() => named(data.accept) === null);
    }

    function test_spaceFlipsASwitchAndEnterFinishesTheForm() {
        openForm("newRoom");
        write("k");
        keyClick(Qt.Key_Tab);
        keyClick(Qt.Key_Tab);
        compare(focused(), "Public");
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls.map((call) => call.toLowerCase()), ["create k  false"]);
    }

    function test_enterOnASwitchJoins() {
        App.onboarding.keyStoreAvailable = false;
        App.onboarding.staySignedIn = false;
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        App.onboarding.addressGiven("confab://10.0.0.4:8420/");
        const stay = named("Stay signed in on this computer");
        stay.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(App.onboarding.staySignedIn);
        keyClick(Qt.Key_Return);
        verify(App.onboarding.staySignedIn);
        compare(App.onboarding.calls.filter((call) => call.startsWith("join")).length, 1);
        App.onboarding.staySignedIn = false;
    }

    function test_enterDestroysNothing_data() {
        return [{ tag: "leave", heading: "Leave \u2068Lobby\u2069?" }, { tag: "signOut", heading: "Sign out \u2068Ada Lovelace\u2069?" }];
    }

    function test_enterDestroysNothing(data) {
        dialogs()[data.tag]();
        tryVerify(() => focused() === "Cancel");
        keyClick(Qt.Key_Return);
        tryVerify(() => named(data.heading) === null);
        compare(App.room.calls, []);
        compare(App.calls, []);
    }

    function test_leavingAPrivateRoomTellsTheTruth_data() {
        return [
            { tag: "alone", alone: true, words: "Nobody will be able to read it any more" },
            { tag: "with others", alone: false, words: "stays for the others" }
        ];
    }

    function test_leavingAPrivateRoomTellsTheTruth(data) {
        App.room.kind = RoomListModel.Private;
        App.room.alone = data.alone;
        dialogs().leave();
        tryVerify(() => focused() === "Cancel");
        verify(Tree.find(everything(), (item) => String(item.text).includes(data.words)) !== null);
    }

    function test_leavingAPublicRoomAsTheLastOneIsNoComingBack() {
        App.room.kind = RoomListModel.Public;
        App.room.alone = true;
        dialogs().leave();
        tryVerify(() => focused() === "Cancel");
        verify(Tree.find(everything(), (item) => String(item.text).includes("it is archived")) !== null);
        compare(Tree.find(everything(), (item) => String(item.text).includes("come back by its name")), null);
        App.room.alone = false;
    }

    function test_whoLeavesTheirRoomReadsWhoseItWillBe() {
        App.room.kind = RoomListModel.Private;
        App.room.alone = false;
        App.room.heir = "Bo Andersen will own the room.";
        dialogs().leave();
        tryVerify(() => focused() === "Cancel");
        verify(Tree.find(everything(), (item) => String(item.text).includes("Bo Andersen will own the room. What was written stays")) !== null);
        App.room.heir = "";
    }

    function test_leavingWaitsForTheServer() {
        dialogs().leave();
        tryVerify(() => focused() === "Cancel");
        button("Leave").clicked();
        compare(App.room.calls, ["leave"]);
        App.room.leaving.busy = true;
        verify(named("Leave \u2068Lobby\u2069?") !== null);
        verify(named("Waiting for the server…") !== null);
        App.room.leaving.busy = false;
        App.room.leaving.errorText = "The owner can't leave.";
        tryVerify(() => Tree.find(everything(), (item) => item.text === "The owner can't leave.") !== null);
        verify(named("Leave \u2068Lobby\u2069?") !== null);
        App.room.leaving.granted();
        tryVerify(() => named("Leave \u2068Lobby\u2069?") === null);
    }

    function test_leavingARoomSaysWhereUnsentWordsGo_data() {
        return [{ tag: "with words", unsent: true }, { tag: "without", unsent: false }];
    }

    function test_leavingARoomSaysWhereUnsentWordsGo(data) {
        App.room.unsent = data.unsent;
        dialogs().leave();
        tryVerify(() => focused() === "Cancel");
        compare(Tree.find(everything(), (item) => String(item.text).includes("not sent goes, too")) !== null, data.unsent);
        App.room.unsent = false;
    }

    function test_keepingOthersOutAsksWhileSomebodyIsConnected() {
        App.host.setOpen(true);
        App.departure.others = 1;
        dialogs().invite();
        const reach = named("Other computers on this network can join");
        tryVerify(() => reach.visible);
        reach.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryVerify(() => focused() === "Cancel");
        verify(App.host.openToNetwork);
        keyClick(Qt.Key_Return);
        tryVerify(() => named("Keep other computers out?") === null);
        verify(App.host.openToNetwork && reach.checked);
        reach.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryVerify(() => focused() === "Cancel");
        button("Keep them out").clicked();
        verify(!App.host.openToNetwork);
        App.departure.others = 0;
        App.host.setOpen(false);
    }

    function test_aServerThatIsNotTrustedIsToldInThePlaceOfTheRoom() {
        App.connection.state = ConnectionStatus.Offline;
        App.connection.distrust = Scenes.otherKey;
        tryVerify(() => named("Confab does not trust what answers at chat.example.org") !== null);
        verify(Tree.find(everything(), (item) => item.text === Scenes.otherKey) !== null);
        // Nobody writes to what they don't see.
        keyClick("a");
        compare(App.room.composer.text, "");
        compare(Tree.all(everything(), (item) => item.kind !== undefined && item.text !== undefined && item.visible && /connect|continue|anyway|trust/i.test(item.text)), []);
        button("I have a new link").clicked();
        compare(App.calls, ["leaveFor "]);
        button("Read what is on this device").clicked();
        tryVerify(() => named("Confab does not trust what answers at chat.example.org") === null);
        verify(button("Why?") !== null);
        // A network that is lost in between tells nothing new.
        App.connection.distrust = "";
        tryVerify(() => button("Why?") === null);
        App.connection.distrust = Scenes.otherKey;
        tryVerify(() => button("Why?") !== null);
        compare(named("Confab does not trust what answers at chat.example.org"), null);
        // After a welcome it is told anew.
        App.connection.distrust = "";
        App.connection.state = ConnectionStatus.CatchingUp;
        App.connection.state = ConnectionStatus.Offline;
        App.connection.distrust = Scenes.otherKey;
        tryVerify(() => named("Confab does not trust what answers at chat.example.org") !== null);
        App.connection.distrust = "";
        App.connection.state = ConnectionStatus.Live;
    }

    function test_aLinkThatIsYetToBePastedFindsAnEmptyField() {
        App.onboarding.suggestedAddress = "confab://chat.example.org:8420";
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        App.onboarding.addressGiven("");
        tryVerify(() => focused() === "Link or address");
        compare(window.activeFocusItem.text, "");
        verify(!Tree.find(everything(), (item) => item.text === "Join" && item.kind === AppButton.Primary).enabled);
        App.onboarding.suggestedAddress = "";
    }

    function test_aServerThatIsNotTrustedIsToldWithoutARoomInANarrowWindow() {
        window.width = 400;
        App.room.open = false;
        App.connection.distrust = Scenes.otherKey;
        tryVerify(() => named("Confab does not trust what answers at chat.example.org") !== null);
        button("Read what is on this device").clicked();
        tryVerify(() => named("Confab does not trust what answers at chat.example.org") === null);
        App.connection.distrust = "";
        App.room.open = true;
    }

    function test_closingAsksWhereSomethingIsLost() {
        App.departure.permitted = false;
        App.departure.sentence = "2 people are connected. They are disconnected when you close.";
        window.close();
        tryVerify(() => focused() === "Cancel");
        verify(window.visible);
        keyClick(Qt.Key_Return);
        tryVerify(() => named("Close Confab?") === null);
        compare(App.calls, []);
        window.close();
        tryVerify(() => focused() === "Cancel");
        button("Close Confab").clicked();
        verify(App.departure.permitted);
        compare(App.calls, ["quit"]);
        App.departure.sentence = "";
    }

    function test_aLinkToAnotherServerTakesNobodyAwayUnasked() {
        const address = "confab://10.0.0.4:8420/";
        App.addressOffered(address);
        tryVerify(() => named("Join another server?") !== null);
        verify(Tree.find(everything(), (item) => item.text === address) !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Join another server?") === null);
        compare(App.calls, []);
        App.addressOffered(address);
        tryVerify(() => button("Go there") !== null);
        button("Go there").clicked();
        compare(App.calls, ["leaveFor " + address]);
    }

    function test_oneWayToTheRoomHereIsEnough() {
        App.onboarding.hasHostedRoom = true;
        App.accounts.opensHostedRoom = true;
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        verify(named("Join") !== null);
        compare(named("Open your room"), null);
        App.accounts.opensHostedRoom = false;
        tryVerify(() => named("Open your room") !== null);
        App.onboarding.hasHostedRoom = false;
    }

    function test_aServerThatRunsOnIsToldOnTheStartPage() {
        const told = () => Tree.find(everything(), (item) => item.tone !== undefined && item.text.startsWith("The server on this computer goes on"));
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        compare(told(), null);
        App.onboarding.stillHosting = true;
        tryVerify(() => told() !== null);
        App.onboarding.stillHosting = false;
    }

    function test_theNameHasTheKeyboardOnTheStartPage() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        tryVerify(() => focused() === "Your name");
        write("bo");
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call.startsWith("host")).map((call) => call.toLowerCase()), ["hosthere bo"]);
    }

    function test_tabIntoAFieldSelectsWhatIsInIt() {
        openForm("roomSettings");
        keyClick(Qt.Key_Tab);
        compare(focused(), "Topic");
        compare(window.activeFocusItem.selectedText, App.room.topic);
    }

    function test_aNameThatGetsLongSaysHowMuchItTakes() {
        openForm("newRoom");
        window.activeFocusItem.text = "a".repeat(49);
        compare(window.activeFocusItem.Accessible.description, "");
        window.activeFocusItem.text = "a".repeat(60);
        compare(window.activeFocusItem.Accessible.description, "60 of 60 characters");
    }

    function test_closeEndsWhereItsDialogEnds_data() {
        return [{ tag: "settings" }, { tag: "invite" }];
    }

    function test_closeEndsWhereItsDialogEnds(data) {
        dialogs()[data.tag]();
        tryVerify(() => button("Close") !== null);
        const close = button("Close");
        const card = close.parent.parent;
        tryCompare(close.mapToItem(card, close.width, 0), "x", card.width);
    }

    function test_theButtonsStayInSightWhereThereIsLittleRoom_data() {
        return [{ tag: "low", width: 1180, height: 420, scale: 1 }, { tag: "large text", width: 360, height: 480, scale: 2 }];
    }

    function test_theButtonsStayInSightWhereThereIsLittleRoom(data) {
        App.settings.textScale = data.scale;
        open(data.width, data.height);
        dialogs().settings();
        tryVerify(() => button("Close") !== null);
        waitForRendering(window.contentItem);
        const close = button("Close");
        const end = close.mapToItem(null, 0, close.height);
        verify(end.y <= data.height, "ends at " + end.y);
        const out = button("Sign out");
        out.forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => out.mapToItem(null, 0, out.height).y < close.mapToItem(null, 0, 0).y);
    }

    function joinForm() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        App.onboarding.addressGiven("confab://10.0.0.4:8420/");
        waitForRendering(window.contentItem);
    }

    function test_whatWentWrongMovesNoField() {
        joinForm();
        const fields = ["Link or address", "Your name", "How to join"].map(name => named(qsTr(name)));
        const before = fields.map(field => field.mapToItem(null, 0, 0).y);
        App.onboarding.errorText = "The server could not be reached.";
        waitForRendering(window.contentItem);
        compare(fields.map(field => field.mapToItem(null, 0, 0).y), before);
        const words = Tree.all(everything(), (item) => item.text === App.onboarding.errorText && item.visible && item.tone !== undefined);
        compare(words.length, 1);
        App.onboarding.errorText = "";
    }

    // A press that is on its way to a button finds it.
    function test_whatIsTypedMovesNothingBelow_data() {
        return [
            { tag: "start page, of no field", error: "errorText", joins: false, target: "Join" },
            { tag: "start page, of the name", error: "nameError", joins: false, target: "Join" },
            { tag: "join form, of no field", error: "errorText", joins: true, target: "Join" },
            { tag: "join form, of the name", error: "nameError", joins: true, target: "Join" }
        ];
    }

    function test_whatIsTypedMovesNothingBelow(data) {
        if (data.joins) {
            joinForm();
        } else {
            App.page = App.Welcome;
            waitForRendering(window.contentItem);
        }
        App.onboarding[data.error] = "This account is suspended until tomorrow at 09:30: advertises. Ask who leads the server whether that may end before.";
        waitForRendering(window.contentItem);
        const target = Tree.find(everything(), (item) => item.text === data.target && item.clicked !== undefined);
        const before = target.mapToItem(null, 0, 0).y;
        named("Your name").forceActiveFocus(Qt.OtherFocusReason);
        write("b");
        waitForRendering(window.contentItem);
        compare(App.onboarding.nameError, "");
        compare(target.mapToItem(null, 0, 0).y, before);
        App.onboarding[data.error] = "";
    }

    function test_escapeLeavesTheJoinFormButGivesUpFirst() {
        joinForm();
        verify(named("Link or address") !== null && named("Link or address").visible);
        App.onboarding.busy = true;
        keyClick(Qt.Key_Escape);
        verify(App.onboarding.calls.includes("cancel"));
        verify(named("Link or address").visible);
        App.onboarding.busy = false;
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Link or address") === null || !named("Link or address").visible);
    }

    function test_theJoinFormStaysUnderThePointer() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        App.onboarding.addressGiven("confab://10.0.0.4:8420/");
        waitForRendering(window.contentItem);
        const choice = named("Sign in");
        const before = choice.mapToItem(null, 0, 0).y;
        mouseClick(choice);
        tryVerify(() => named("Password") !== null);
        waitForRendering(window.contentItem);
        compare(choice.mapToItem(null, 0, 0).y, before);
    }
}
