// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// Somebody's card, the room's settings and one's own profile in the window.
TestCase {
    id: root

    property Main window

    name: "People"
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
        App.room.name = "Lobby";
        App.person.calls = [];
        App.person.act.giveUp();
        Scenes.person(App.person);
        App.room.options.calls = [];
        App.room.options.ending.giveUp();
        App.room.options.canChangeRules = true;
        App.room.options.archived = false;
        App.profile.calls = [];
        App.profile.hasPassword = true;
        App.profile.naming.giveUp();
        App.room.timeline.setRows(Scenes.conversation());
        window = windowType.createObject(null, { width: 1180, height: 900 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        App.room.options.canChangeRules = true;
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function button(text) {
        return Tree.find(everything(), (item) => item.text === text && item.kind !== undefined && item.visible);
    }

    function menuItem(text) {
        return Tree.find(everything(), (item) => item.text === text && item.triggered !== undefined && item.visible);
    }

    function words(text) {
        return Tree.find(everything(), (item) => item.visible && String(item.text).includes(text) && item.line !== undefined);
    }

    function dialogs() {
        return Tree.find(everything(), (item) => item.signOut !== undefined);
    }

    function choose(text) {
        Tree.find(everything(), (item) => item.modelData === text && item.visible).clicked();
    }

    function list() {
        return Tree.find(window.contentItem, (item) => item.atNewest !== undefined && item.itemAtIndex !== undefined);
    }

    function card() {
        dialogs().person("u2");
        tryVerify(() => button("Message") !== null);
    }

    // What dims the window.
    function dims() {
        return Tree.all(everything(), (item) => item.radius !== undefined && item.color !== undefined && Qt.colorEqual(item.color, Theme.scrim) && item.width === window.width && item.opacity > 0).length;
    }

    function test_aCardOverACardDimsTheWindowOnce_data() {
        return [
            { tag: "ban", opener: "Ban…", last: "Ban" },
            { tag: "remove", opener: "Remove from room…", last: "Remove" },
            { tag: "hand over", opener: "Hand the room over…", last: "Hand over" },
            { tag: "block", opener: "Block…", last: "Block" }
        ];
    }

    function test_aCardOverACardDimsTheWindowOnce(data) {
        compare(dims(), 0);
        card();
        compare(dims(), 1);
        button(data.opener).clicked();
        tryVerify(() => button(data.last) !== null);
        compare(dims(), 1);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button(data.last) === null);
        compare(dims(), 1);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Message") === null);
        compare(dims(), 0);
    }

    function test_theSwitcherDimsTheWindowOnceAlsoBelowACard() {
        compare(dims(), 0);
        dialogs().switcher();
        const isOpen = () => Tree.byName(everything(), "Go to a room or to somebody") !== null;
        tryVerify(isOpen);
        compare(dims(), 1);
        card();
        compare(dims(), 1);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Message") === null);
        verify(isOpen());
        compare(dims(), 1);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !isOpen());
        compare(dims(), 0);
    }

    function test_aNameInAMessageOpensTheCard() {
        const row = list().itemAtIndex(0);
        const name = Tree.find(row, (item) => item.text === row.author.name && item.naturalWidth !== undefined);
        mouseClick(name, 4, 4);
        tryVerify(() => button("Message") !== null);
        compare(App.person.calls, ["show " + row.author.userId]);
    }

    function test_theMenuOfAMessageOpensTheCard() {
        const row = list().itemAtIndex(0);
        row.openMenuAt(20, 20);
        tryVerify(() => menuItem("About \u2068" + row.author.name + "\u2069") !== null);
        menuItem("About \u2068" + row.author.name + "\u2069").triggered();
        tryVerify(() => button("Message") !== null);
        compare(App.person.calls, ["show " + row.author.userId]);
    }

    function test_onesOwnCardLeadsToTheProfile() {
        App.person.isMe = true;
        dialogs().person("u1");
        tryVerify(() => button("Your profile…") !== null && button("Message") === null);
        button("Your profile…").clicked();
        tryVerify(() => Tree.byName(everything(), "About you (optional)") !== null);
        App.person.isMe = false;
    }

    function test_writingAndNamingCloseTheCard_data() {
        return [{ tag: "Message", call: "write" }, { tag: "Mention", call: "mention" }];
    }

    function test_writingAndNamingCloseTheCard(data) {
        card();
        button(data.tag).clicked();
        verify(App.person.calls.includes(data.call));
        tryVerify(() => button("Message") === null);
    }

    function test_theCardOfSomebodyBlockedSaysSoAndLetsThemBack() {
        Scenes.plainPerson(App.person);
        dialogs().person("u2");
        tryVerify(() => button("Unblock") !== null);
        verify(words("You blocked this person") !== null);
        verify(button("Unblock").filled);
        button("Unblock").clicked();
        compare(App.person.calls, ["show u2", "block false"]);
        App.person.contact.blocked = false;
        tryVerify(() => words("You blocked this person") === null);
        verify(!button("Block…").filled);
    }

    function test_aRoleIsChosen() {
        card();
        choose("Guest");
        compare(App.person.calls, ["show u2", "role 0"]);
    }

    function test_aMuteHasATime_data() {
        return [{ tag: "For 10 minutes", minutes: 10 }, { tag: "For an hour", minutes: 60 }, { tag: "For a day", minutes: 1440 }, { tag: "Until it is ended", minutes: 0 }];
    }

    function test_aMuteHasATime(data) {
        card();
        button("Mute…").clicked();
        tryVerify(() => menuItem(data.tag) !== null);
        menuItem(data.tag).triggered();
        compare(App.person.calls, ["show u2", "mute " + data.minutes]);
    }

    function test_aMuteIsEnded() {
        App.person.acts.muted = true;
        card();
        button("Unmute").clicked();
        compare(App.person.calls, ["show u2", "unmute"]);
    }

    function test_whoIsSentAwayIsToldWhy_data() {
        return [{ tag: "kick too loud", open: "Remove from room…", accept: "Remove" }, { tag: "ban too loud 0", open: "Ban…", accept: "Ban" }];
    }

    function test_whoIsSentAwayIsToldWhy(data) {
        card();
        button(data.open).clicked();
        tryVerify(() => window.activeFocusItem.Accessible.name === "Why (optional)");
        window.activeFocusItem.text = "too loud ";
        button(data.accept).clicked();
        compare(App.person.calls, ["show u2", data.tag]);
    }

    function test_aBanSaysWhoReadsItsReason_data() {
        return [{ tag: "a member", member: true, text: "Everybody in the room reads it." }, { tag: "somebody else", member: false, text: "It stands beside the ban" }];
    }

    function test_aBanSaysWhoReadsItsReason(data) {
        App.person.acts.canKick = data.member;
        card();
        button("Ban…").clicked();
        tryVerify(() => button("Ban") !== null);
        verify(words(data.text) !== null);
        compare(words("They are removed") !== null, data.member);
        App.person.acts.canKick = true;
    }

    function test_aNameIsReadAsItIsWritten() {
        App.person.name = "A%2";
        card();
        button("Remove from room…").clicked();
        tryVerify(() => words("Remove \u2068A%2\u2069 from \u2068Lobby\u2069?") !== null);
    }

    function test_aBanEndsByItselfWhereThatIsChosen_data() {
        return [{ tag: "1 hour", minutes: 60 }, { tag: "1 day", minutes: 1440 }, { tag: "1 week", minutes: 10080 }, { tag: "For good", minutes: 0 }];
    }

    function test_aBanEndsByItselfWhereThatIsChosen(data) {
        card();
        button("Ban…").clicked();
        tryVerify(() => button("Ban") !== null);
        choose(data.tag);
        button("Ban").clicked();
        compare(App.person.calls, ["show u2", "ban  " + data.minutes]);
        // It is for good again when it is asked for the next time.
        tryVerify(() => button("Ban") === null);
        button("Ban…").clicked();
        tryVerify(() => button("Ban") !== null);
        button("Ban").clicked();
        compare(App.person.calls[2], "ban  0");
    }

    function test_whoIsKeptOutIsLetInAgain() {
        Scenes.keptOutPerson(App.person);
        dialogs().person("u5");
        tryVerify(() => words("Banned here until tomorrow at 09:30") !== null && words("Suspended on this server") !== null);
        verify(button("Ban…") === null && button("Message") === null);
        button("Lift the ban").clicked();
        button("Let in again").clicked();
        compare(App.person.calls, ["show u5", "liftBan", "letIn"]);
    }

    function test_moreBansComeWhenTheEndIsNear() {
        App.room.bans.clear();
        for (let i = 0; i < 100; ++i)
            App.room.bans.append({ userId: "b" + i, name: "Banned " + i, detail: "Since Mon", initials: "B", colorIndex: i % 8, picture: "" });
        App.room.bans.calls = [];
        dialogs().roomSettings();
        tryVerify(() => button("Save") !== null);
        waitForRendering(window.contentItem);
        verify(!App.room.bans.calls.includes("more"));
        const lift = Tree.find(everything(), (item) => Tree.plain(item.Accessible.name) === "Lift the ban of Banned 99");
        lift.forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => App.room.bans.calls.includes("more"));
        App.room.bans.clear();
    }

    function test_handingOverAndBlockingAskFirst_data() {
        return [{ tag: "handOver", open: "Hand the room over…", accept: "Hand over" }, { tag: "block true", open: "Block…", accept: "Block" }];
    }

    function test_handingOverAndBlockingAskFirst(data) {
        card();
        button(data.open).clicked();
        tryVerify(() => button(data.accept) !== null);
        tryVerify(() => window.activeFocusItem.text === "Cancel");
        keyClick(Qt.Key_Return);
        tryVerify(() => button(data.accept) === null);
        compare(App.person.calls, ["show u2"]);
        button(data.open).clicked();
        tryVerify(() => button(data.accept) !== null);
        button(data.accept).clicked();
        compare(App.person.calls, ["show u2", data.tag]);
    }

    function test_theCardGoesWithWhomItIsAbout() {
        card();
        App.person.gone();
        tryVerify(() => button("Message") === null);
        verify(App.person.calls.includes("close"));
    }

    function test_theSettingsOfARoomAreSavedTogether() {
        dialogs().roomSettings();
        tryVerify(() => button("Save") !== null);
        choose("Nobody");
        button("Save").clicked();
        compare(App.room.options.calls, ["save Lobby: Where everybody meets true 2 true"]);
    }

    function test_aRoomIsDeletedByItsNameAlone() {
        dialogs().roomSettings();
        tryVerify(() => button("Delete the room…") !== null);
        button("Delete the room…").clicked();
        tryVerify(() => window.activeFocusItem.Accessible.name === "Name of the room");
        verify(!button("Delete the room").enabled);
        keyClick(Qt.Key_Return);
        compare(App.room.options.calls, []);
        window.activeFocusItem.text = "Lobby";
        verify(button("Delete the room").enabled);
        button("Delete the room").clicked();
        compare(App.room.options.calls, ["remove"]);
    }

    function test_anArchivedRoomIsBroughtBack() {
        App.room.options.archived = true;
        App.room.options.canChangeRules = false;
        dialogs().roomSettings();
        tryVerify(() => button("Bring back") !== null);
        verify(button("Save") === null);
        button("Bring back").clicked();
        compare(App.room.options.calls, ["archive false"]);
    }

    function test_theProfileIsSavedByEnter() {
        dialogs().profile();
        tryVerify(() => button("Cancel") !== null);
        const about = Tree.byName(everything(), "About you (optional)");
        about.forceActiveFocus(Qt.TabFocusReason);
        about.text = "Counts.";
        keyClick(Qt.Key_Return);
        compare(App.profile.calls, ["refresh", "save Ada Lovelace: Counts."]);
        App.profile.naming.nameError = "Taken.";
        tryVerify(() => words("Taken.") !== null);
        verify(button("Save") !== null);
    }

    function test_whatWasChangedInTheProfileIsSavedOrCancelledByName() {
        dialogs().profile();
        tryVerify(() => button("Save") !== null && button("Cancel") !== null);
        verify(!button("Save").enabled);
        choose("Blocked");
        tryVerify(() => button("Close") !== null && button("Save") === null);
        choose("About you");
        Tree.byName(everything(), "About you (optional)").text = "Counts.";
        tryVerify(() => button("Save").enabled);
        // What was typed is not forgotten on another page.
        choose("Blocked");
        tryVerify(() => button("Save") !== null && button("Cancel") !== null);
        button("Save").clicked();
        compare(App.profile.calls, ["refresh", "save Ada Lovelace: Counts."]);
        App.profile.naming.granted();
        tryVerify(() => button("Save") === null);
    }

    function signIns() {
        App.profile.sessions.calls = [];
        App.profile.sessions.ending.giveUp();
        Scenes.sessions(App.profile.sessions);
        dialogs().profile();
        tryVerify(() => button("Cancel") !== null);
        choose("Sign-ins");
    }

    function test_onlyWhoHasAPasswordIsToldToChangeIt_data() {
        return [{ tag: "guest", has: false }, { tag: "account", has: true }];
    }

    function test_onlyWhoHasAPasswordIsToldToChangeIt(data) {
        App.profile.hasPassword = data.has;
        signIns();
        tryVerify(() => words("Where you are signed in") !== null);
        compare(words("change your password") !== null, data.has);
    }

    function test_endingASignInAsksFirst_data() {
        return [
            { tag: "one", open: "Sign out workstation · Fedora Linux 41", heading: "Sign out \u2068workstation · Fedora Linux 41\u2069?", call: "revoke s3" },
            { tag: "all others", open: "Sign out everywhere else", heading: "Sign out everywhere else?", call: "revokeOthers" }
        ];
    }

    function test_endingASignInAsksFirst(data) {
        signIns();
        Tree.byName(everything(), data.open).clicked();
        tryVerify(() => words(data.heading) !== null);
        tryVerify(() => window.activeFocusItem.text === "Cancel");
        keyClick(Qt.Key_Return);
        tryVerify(() => words(data.heading) === null);
        compare(App.profile.sessions.calls, []);
        Tree.byName(everything(), data.open).clicked();
        tryVerify(() => words(data.heading) !== null);
        verify(words("disconnected at once") !== null);
        Tree.find(words(data.heading).parent, (item) => item.text === "Sign out" && item.kind !== undefined).clicked();
        compare(App.profile.sessions.calls, [data.call]);
        App.profile.sessions.ending.errorText = "The server did not answer in time.";
        tryVerify(() => words("The server did not answer in time.") !== null);
        App.profile.sessions.ending.granted();
        tryVerify(() => words(data.heading) === null);
        App.profile.sessions.clear();
    }

    // A form with a picture in it: how it is opened, whose picture, and what else of it is saved.
    function forms() {
        return [
            { tag: "profile", open: "profile", field: "About you (optional)", choice: App.profile.picture, rest: App.profile.naming, saved: "save Ada Lovelace: Counts.", model: App.profile },
            { tag: "room", open: "roomSettings", field: "Topic", choice: App.room.options.picture, rest: App.room.options.change, saved: "save Lobby: Counts. true 0 true", model: App.room.options }
        ];
    }

    function openForm(data) {
        data.choice.drop();
        data.choice.stored = "";
        data.choice.calls = [];
        data.choice.saving.giveUp();
        data.rest.giveUp();
        dialogs()[data.open]();
        tryVerify(() => button("Choose a picture…") !== null || button("Another picture…") !== null);
    }

    function crop(data, aspect) {
        openForm(data);
        data.choice.aspect = aspect;
        data.choice.chosen = "image://pictures/here/1";
        tryVerify(() => window.activeFocusItem.Accessible.name === "Part of the picture that is seen");
        return window.activeFocusItem;
    }

    function test_aPictureIsCutByTheKeyboardAndSavedByEnter_data() {
        return forms();
    }

    function test_aPictureIsCutByTheKeyboardAndSavedByEnter(data) {
        const view = crop(data, 2);
        compare(view.centreX, 0.5);
        keyClick(Qt.Key_Right);
        verify(view.centreX > 0.5);
        for (let i = 0; i < 40; ++i)
            keyClick(Qt.Key_Right);
        // Never beyond the edge: half of the frame is a quarter of a picture twice as wide.
        compare(view.centreX, 0.75);
        keyClick(Qt.Key_Up);
        compare(view.centreY, 0.5);
        keyClick(Qt.Key_Plus);
        verify(view.zoom > 1);
        keyClick(Qt.Key_Minus);
        fuzzyCompare(view.zoom, 1, 0.001);
        compare(data.choice.calls, []);
        keyClick(Qt.Key_Return);
        data.rest.granted(); // of a room, which asks for nothing where nothing else was changed
        compare(data.choice.calls.slice(0, 1), ["use 0.75 0.50 1.00"]);
        data.choice.saving.granted();
        tryVerify(() => button("Save") === null);
    }

    function test_aPictureIsCutByThePointer() {
        const data = forms()[0];
        const view = crop(data, 0.5);
        waitForRendering(window.contentItem);
        mouseDrag(view, view.width / 2, view.height / 2, 0, -view.height / 2);
        verify(view.centreY > 0.6, view.centreY);
        compare(view.centreX, 0.5);
        mouseWheel(view, view.width / 2, view.height / 2, 0, 120);
        verify(view.zoom > 1);
        button("Save").clicked();
        compare(data.choice.calls.length, 1);
    }

    function test_aPictureIsMadeLargerAndSmaller_data() {
        return [{ tag: "wide", width: 1180, height: 900 }, { tag: "narrow", width: 480, height: 640 }, { tag: "smallest", width: 360, height: 480 }];
    }

    function test_aPictureIsMadeLargerAndSmaller(data) {
        window.width = data.width;
        window.height = data.height;
        const view = crop(forms()[0], 1);
        Tree.draw(root, window.contentItem);
        const turn = (x, y) => mouseWheel(view, view.width / 2, view.height / 2, x, y);
        turn(0, 120);
        fuzzyCompare(view.zoom, 1.15, 0.001);
        // By a touchpad: little by little, and sideways.
        turn(0, 12);
        verify(view.zoom > 1.15 && view.zoom < 1.2, view.zoom);
        const before = view.zoom;
        turn(120, 0);
        compare(view.zoom, before);
        turn(0, -240);
        compare(view.zoom, 1);
        // By the keys, with Shift and without, also from the buttons below.
        const larger = Tree.byName(everything(), "Larger");
        larger.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Equal);
        keyClick(Qt.Key_Plus);
        fuzzyCompare(view.zoom, 1.15 * 1.15, 0.001);
        keyClick(Qt.Key_Minus);
        keyClick(Qt.Key_Minus);
        fuzzyCompare(view.zoom, 1, 0.001);
        // By two fingers.
        const y = view.height / 2;
        const fingers = touchEvent(view);
        fingers.press(0, view, 100, y).press(1, view, 140, y).commit();
        // Qt hands on moves once a frame: those of one frame would be one, and the first only begins the pinch.
        for (let apart = 10; apart <= 60; apart += 10) {
            fingers.move(0, view, 100 - apart, y).move(1, view, 140 + apart, y).commit();
            Tree.draw(root, window.contentItem);
        }
        fingers.release(0, view, 40, y).release(1, view, 200, y).commit();
        verify(view.zoom > 1.2, view.zoom);
        App.profile.picture.drop();
    }

    function test_whatWasChosenIsDroppedByCancel_data() {
        return forms();
    }

    function test_whatWasChosenIsDroppedByCancel(data) {
        crop(data, 1);
        button("Cancel").clicked();
        tryVerify(() => button("Discard") !== null);
        button("Discard").clicked();
        tryVerify(() => button("Save") === null);
        compare(data.choice.calls, []);
        if (data.open === "roomSettings") // a profile gives all of itself up
            tryCompare(data.choice, "chosen", "");
        data.choice.drop();
    }

    function test_whatWasChosenIsGivenUpByItself() {
        const data = forms()[0];
        crop(data, 1);
        verify(button("Save").enabled);
        button("Don't use it").clicked();
        tryVerify(() => button("Choose a picture…") !== null);
        verify(!button("Save").enabled);
        compare(data.choice.calls, []);
    }

    // One after the other: what is refused first leaves the other as it was.
    function test_thePictureIsSavedAfterTheRest_data() {
        return forms();
    }

    function test_thePictureIsSavedAfterTheRest(data) {
        crop(data, 1);
        Tree.byName(everything(), data.field).text = "Counts.";
        tryVerify(() => button("Save").enabled);
        data.model.calls = [];
        button("Save").clicked();
        compare(data.model.calls, [data.saved]);
        compare(data.choice.calls, []);
        data.rest.granted();
        compare(data.choice.calls.length, 1);
        data.choice.saving.busy = true;
        verify(!button("Save").enabled);
        data.choice.saving.busy = false;
        data.choice.errorText = "The server did not answer in time.";
        tryVerify(() => words("The server did not answer in time.") !== null);
        verify(button("Save").enabled);
        data.choice.saving.granted();
        tryVerify(() => button("Save") === null);
        data.choice.drop();
    }

    function test_aPictureThatWaitsForTheRestIsNotLostWithoutAQuestion_data() {
        return forms();
    }

    function test_aPictureThatWaitsForTheRestIsNotLostWithoutAQuestion(data) {
        crop(data, 1);
        Tree.byName(everything(), data.field).text = "Counts.";
        tryVerify(() => button("Save").enabled);
        button("Save").clicked();
        data.rest.busy = true;
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Keep editing") !== null);
        compare(data.choice.calls, []);
        // The answer comes while the question stands there.
        data.rest.busy = false;
        data.rest.granted();
        compare(data.choice.calls.length, 1);
        button("Keep editing").clicked();
        tryVerify(() => button("Keep editing") === null);
        // It is on its way itself: there is nothing to lose any more.
        data.choice.saving.busy = true;
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Cancel") === null);
        compare(button("Keep editing"), null);
        data.choice.saving.giveUp();
        data.choice.drop();
    }

    function test_aPictureIsTakenAwayBySaveAlone_data() {
        return forms();
    }

    function test_aPictureIsTakenAwayBySaveAlone(data) {
        openForm(data);
        data.choice.stored = "image://pictures/round/a1";
        tryVerify(() => button("Remove picture") !== null);
        verify(!button("Save").enabled);
        button("Remove picture").clicked();
        tryVerify(() => button("Keep the picture") !== null);
        verify(button("Save").enabled);
        button("Keep the picture").clicked();
        tryVerify(() => button("Remove picture") !== null);
        verify(!button("Save").enabled);
        button("Remove picture").clicked();
        compare(data.choice.calls, []);
        button("Save").clicked();
        data.rest.granted();
        compare(data.choice.calls.slice(0, 1), ["remove"]);
        data.choice.saving.granted();
        tryVerify(() => button("Save") === null);
        data.choice.drop();
        data.choice.stored = "";
    }

    function test_nothingIsSavedWhileAFileIsBeingRead() {
        const data = forms()[0];
        openForm(data);
        Tree.byName(everything(), data.field).text = "Counts.";
        tryVerify(() => button("Save").enabled);
        data.choice.reading = true;
        verify(!button("Save").enabled);
        data.choice.reading = false;
    }

    function test_whyAPictureWasNotSavedIsToldOnItsPage() {
        const data = forms()[0];
        crop(data, 1);
        choose("Sign-ins");
        tryVerify(() => button("Don't use it") === null);
        button("Save").clicked();
        compare(data.choice.calls.length, 1);
        data.choice.errorText = "The server did not answer in time.";
        tryVerify(() => words("The server did not answer in time.") !== null);
        compare(window.activeFocusItem.Accessible.name, "Part of the picture that is seen");
        data.choice.drop();
    }

    // In the smallest window.
    function test_whatSavesAPictureIsInSight() {
        window.width = 360;
        window.height = 480;
        crop(forms()[0], 1);
        const save = button("Save");
        verify(save.enabled);
        tryVerify(() => {
            const place = save.mapToItem(null, 0, 0);
            return place.y > 0 && place.y + save.height <= window.height;
        });
        App.profile.picture.drop();
    }

    function test_initialsStayWhereThereIsNoPicture_data() {
        return [{ tag: "none" }, { tag: "not to be had", picture: "image://pictures/round/none" }, { tag: "one", picture: "image://pictures/round/a1", shown: true }];
    }

    function test_initialsStayWhereThereIsNoPicture(data) {
        App.person.picture = data.picture ?? "";
        card();
        const initials = Tree.find(everything(), (item) => item.text === App.person.initials && item.line !== undefined && item.parent.presence !== undefined && item.parent.side > 40);
        verify(initials !== null);
        tryCompare(initials, "visible", !data.shown);
        App.person.picture = "";
    }

    function test_anAccountIsDeletedByItsPasswordAlone() {
        dialogs().profile();
        tryVerify(() => button("Cancel") !== null);
        choose("Sign-ins");
        button("Delete your account…").clicked();
        tryVerify(() => window.activeFocusItem.Accessible.name === "Password");
        verify(!button("Delete the account").enabled);
        window.activeFocusItem.text = "a sentence is best";
        button("Delete the account").clicked();
        compare(App.profile.calls, ["refresh", "erase a sentence is best"]);
    }

    function test_aGuestIsOfferedNoPassword() {
        App.profile.hasPassword = false;
        dialogs().profile();
        tryVerify(() => button("Cancel") !== null);
        choose("Sign-ins");
        waitForRendering(window.contentItem);
        verify(button("New password…") === null);
        verify(button("Delete your account…") === null);
    }
}
