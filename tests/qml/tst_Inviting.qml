// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// Letting people in, and being let in, in the window.
TestCase {
    id: root

    property Main window

    name: "Inviting"
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
        App.host.setOpen(false);
        App.room.invites.allowed = true;
        App.room.invites.calls = [];
        App.room.invites.clear();
        App.room.candidates.allowed = true;
        App.room.candidates.calls = [];
        App.room.candidates.clear();
        App.invitation.drop();
        App.invitation.calls = [];
        window = windowType.createObject(null, { width: 1180, height: 900 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        App.room.invites.allowed = true;
        App.room.candidates.allowed = true;
        App.onboarding.invitation.drop();
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function button(text) {
        return Tree.find(everything(), (item) => item.text === text && item.kind !== undefined && item.visible);
    }

    function words(text) {
        return Tree.find(everything(), (item) => item.visible && String(item.text).includes(text) && item.line !== undefined);
    }

    function choose(text) {
        Tree.find(everything(), (item) => item.modelData === text && item.visible).clicked();
    }

    function invite() {
        Tree.find(everything(), (item) => item.signOut !== undefined).invite();
        tryVerify(() => button("Close") !== null);
    }

    function test_theOtherWayIsWhereItWasAfterAChoice() {
        invite();
        Scenes.invites(App.room.invites);
        const tab = text => Tree.find(everything(), (item) => item.modelData === text && item.visible);
        waitForRendering(window.contentItem);
        const before = tab("By a link").mapToItem(null, 0, 0);
        choose("From this server");
        tryVerify(() => words("Everybody you can reach on this server is in the room.") !== null);
        waitForRendering(window.contentItem);
        compare(tab("By a link").mapToItem(null, 0, 0), before);
    }

    function test_whoComesMeanwhileIsCounted() {
        const count = App.room.memberCount;
        App.room.memberCount = count + 1;
        compare(App.room.invites.calls, []);
        invite();
        App.room.memberCount = count + 2;
        compare(App.room.invites.calls, ["refresh", "update"]);
        App.room.memberCount = Qt.binding(() => App.room.members.count);
    }

    function test_theUsualLinkIsOnePressAway() {
        invite();
        tryVerify(() => words("The link works") !== null || words("Works for 7 days") !== null);
        button("Make a link").clicked();
        compare(App.room.invites.calls, ["refresh", "make 2 0 false"]);
    }

    function test_aLinkIsMadeAsWanted() {
        invite();
        button("Change…").clicked();
        tryVerify(() => button("Change…") === null);
        choose("1 day");
        choose("One person");
        Tree.find(everything(), (item) => item.text === "As guests of the room" && item.checked !== undefined).toggle();
        Tree.find(everything(), (item) => item.text === "As guests of the room" && item.checked !== undefined).toggled();
        button("Make a link").clicked();
        compare(App.room.invites.calls, ["refresh", "make 1 1 true"]);
    }

    function test_aNewLinkHasTheKeyboardToBeCopied() {
        invite();
        Scenes.invites(App.room.invites);
        App.room.invites.made(0);
        tryVerify(() => window.activeFocusItem.text === "Copy link");
        keyClick(Qt.Key_Return);
        button("Copy for Confab").clicked();
        button("Withdraw").clicked();
        const code = App.room.invites.get(0).code;
        compare(App.room.invites.calls, ["refresh", "copy " + code, "copyApp " + code, "revoke " + code]);
    }

    function test_aLinkIsShownToACamera() {
        window.height = 1600; // all of it in sight
        invite();
        Scenes.invites(App.room.invites);
        verify(Tree.byName(everything(), "QR code of the link") === null);
        tryVerify(() => button("Show QR code") !== null);
        button("Show QR code").clicked();
        tryVerify(() => Tree.byName(everything(), "QR code of the link") !== null);
        const code = Tree.byName(everything(), "QR code of the link");
        compare(code.text, App.room.invites.get(0).link);
        for (const dark of [false, true]) {
            App.settings.themeMode = dark ? 2 : 0;
            waitForRendering(code);
            const picture = grabImage(window.contentItem); // of an item it would be another part of the window
            const corner = code.mapToItem(window.contentItem, 0, 0);
            const side = Math.floor(code.width / code.squares);
            const edge = (code.width - side * code.squares) / 2;
            const at = (x, y) => picture.red(corner.x + edge + (x + 0.5) * side, corner.y + edge + (y + 0.5) * side);
            verify(side >= 3, "squares of " + side);
            // Around it nothing, then the mark in its corner: a ring, a gap and a square.
            for (const [place, isDark] of [[0, false], [3, false], [4, true], [5, false], [6, true], [8, true], [9, false], [10, true], [11, false]])
                compare(at(place, 7), isDark ? 0 : 255, place + (dark ? ", dark" : ""));
        }
        App.settings.themeMode = 0;
        button("Hide QR code").clicked();
        tryVerify(() => Tree.byName(everything(), "QR code of the link") === null);
    }

    function test_noCameraIsOfferedALinkToThisComputerAlone() {
        window.height = 1600;
        invite();
        Scenes.invites(App.room.invites);
        App.room.invites.remove(1);
        tryVerify(() => button("Show QR code") !== null);
        button("Show QR code").clicked();
        tryVerify(() => Tree.byName(everything(), "QR code of the link") !== null);
        App.room.invites.setProperty(0, "near", true);
        tryVerify(() => Tree.byName(everything(), "QR code of the link") === null);
        verify(button("Hide QR code") === null && button("Show QR code") === null);
        verify(button("Copy link") !== null);
    }

    function test_browsersWarnOfAKeyThatOnlyConfabKnows() {
        invite();
        Scenes.invites(App.room.invites);
        tryVerify(() => words("A browser warns") !== null);
        App.room.invites.setProperty(0, "link", "https://chat.example.org/i/0123456789abcdefABCDEF");
        tryVerify(() => words("A browser warns") === null);
    }

    function test_aLinkThatNobodyCouldFollowIsNotMadeUnwarned() {
        invite();
        tryVerify(() => words("works on this computer only. Switch") !== null);
        const reach = Tree.byName(everything(), "Other computers on this network can join");
        reach.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(App.host.openToNetwork);
        tryVerify(() => words("works on this computer only. Switch") === null);
    }

    function test_whoIsHereAlreadyIsAddedByAPress() {
        Scenes.candidates(App.room.candidates);
        invite();
        choose("From this server");
        tryVerify(() => window.activeFocusItem.Accessible.name === "Who");
        keyClick("s");
        compare(App.room.candidates.query, "s");
        Tree.byName(everything(), "Add Sage").clicked();
        // Who is in already is not added again.
        Tree.byName(everything(), "Chris Vega is in the room").clicked();
        compare(App.room.candidates.calls, ["refresh", "add g1"]);
    }

    function test_whoMayInviteNobodyHasTheAddress() {
        App.room.invites.allowed = false;
        App.room.candidates.allowed = false;
        invite();
        verify(button("Make a link") === null);
        verify(Tree.byName(everything(), "Copy the address") !== null);
    }

    function test_anInvitationIsLookedAtBeforeAnybodyJoins() {
        App.invitation.state = Invitation.Asking;
        App.invitation.offered();
        tryVerify(() => words("Asking the server") !== null);
        verify(button("Join") === null);
        App.invitation.state = Invitation.Open;
        tryVerify(() => button("Join") !== null);
        tryVerify(() => window.activeFocusItem === button("Join"));
        keyClick(Qt.Key_Return);
        compare(App.invitation.calls, ["accept"]);
        App.invitation.entering.errorText = "You are banned from this room.";
        tryVerify(() => button("Join") !== null && words("You are banned") !== null);
        App.invitation.entering.granted();
        tryVerify(() => button("Join") === null);
        App.invitation.entering.giveUp();
    }

    function test_untilItIsKnownWhetherOneIsInTheRoomNobodyJoins() {
        App.invitation.calls = [];
        App.invitation.state = Invitation.Open;
        App.invitation.waiting = true;
        App.invitation.offered();
        tryVerify(() => words("A private room with 12 members") !== null && button("Join") !== null);
        verify(!button("Join").enabled);
        verify(Tree.byName(everything(), "Waiting for the server…") !== null);
        tryVerify(() => window.activeFocusItem === button("Cancel"));
        button("Join").clicked();
        compare(App.invitation.calls, []);
        App.invitation.waiting = false;
        tryVerify(() => button("Join").enabled && window.activeFocusItem === button("Join"));
        keyClick(Qt.Key_Return);
        compare(App.invitation.calls, ["accept"]);
        App.invitation.entering.granted();
        tryVerify(() => button("Join") === null);
    }

    function test_whoIsInTheRoomAlreadyOpensIt() {
        App.invitation.calls = [];
        App.invitation.state = Invitation.Open;
        App.invitation.inside = true;
        App.invitation.title = "You are in Release 2";
        App.invitation.offered();
        tryVerify(() => Tree.find(everything(), (item) => item.text === "You are in Release 2") !== null);
        const open = Tree.find(everything(), (item) => item.text === "Open the room" && item.kind !== undefined);
        verify(open !== null);
        compare(Tree.find(everything(), (item) => item.text === "Join" && item.kind !== undefined), null);
        open.clicked();
        compare(App.invitation.calls, ["accept"]);
        App.invitation.entering.granted();
        tryVerify(() => Tree.find(everything(), (item) => item.text === "Open the room") === null);
    }

    function test_anInvitationThatWorksNoMoreOffersNothing_data() {
        return [{ tag: "Enter", key: Qt.Key_Return }, { tag: "Esc", key: Qt.Key_Escape }];
    }

    function test_anInvitationThatWorksNoMoreOffersNothing(data) {
        App.invitation.state = Invitation.Void;
        App.invitation.errorText = Scenes.voidInvitation;
        App.invitation.offered();
        tryVerify(() => words("works no more") !== null);
        verify(button("Join") === null);
        // Enter is as good as Esc: there is nothing else to do.
        tryVerify(() => window.activeFocusItem === button("Close"));
        keyClick(data.key);
        tryVerify(() => words("works no more") === null);
        compare(App.invitation.calls, []);
    }

    // Who has just come in: the page comes up beneath the question, and the room then puts the keyboard where one writes.
    function test_whatIsAskedKeepsTheKeyboard_data() {
        return [{ tag: "a page that comes up", beneath: () => { App.page = App.Joining; App.room.open = false; }, then: () => { App.page = App.Chat; App.room.open = true; App.room.roomId = "r2"; } },
            { tag: "what one writes", beneath: () => {}, then: () => Tree.all(window.contentItem, item => item.hasOwnProperty("takeKey") && item.hasOwnProperty("takeFocus"), []).forEach(item => item.takeFocus()) }];
    }

    function test_whatIsAskedKeepsTheKeyboard(data) {
        App.page = App.Welcome;
        App.invitation.state = Invitation.Void;
        App.invitation.errorText = Scenes.voidInvitation;
        App.invitation.offered();
        data.beneath();
        tryVerify(() => words("works no more") !== null);
        App.page = App.Chat;
        wait(0);
        data.then();
        tryVerify(() => button("Close") !== null && button("Close").activeFocus);
        keyClick(Qt.Key_Escape);
        tryVerify(() => words("works no more") === null);
        verify(App.room.composer.text === "");
    }

    function test_theQuestionGoesWithTheAccountThatWasAsked() {
        App.invitation.state = Invitation.Open;
        App.invitation.offered();
        tryVerify(() => button("Join") !== null);
        App.invitation.drop();
        tryVerify(() => button("Join") === null && words("can't be used") === null);
        compare(App.invitation.calls, []);
    }

    function test_theFormThatJoinsSaysWhoInvitesWhere() {
        App.page = App.Welcome;
        App.onboarding.calls = [];
        App.onboarding.invitation.calls = [];
        waitForRendering(window.contentItem);
        App.onboarding.invitation.state = Invitation.Open;
        App.onboarding.addressGiven("confab://10.0.0.4:8420/i/0123456789abcdefABCDEF");
        compare(App.onboarding.invitation.calls, ["look confab://10.0.0.4:8420/i/0123456789abcdefABCDEF"]);
        tryVerify(() => words("\u2068Mia Okafor\u2069 invites you to \u2068Release 2\u2069") !== null);
        // All that is missing is a name.
        tryVerify(() => window.activeFocusItem.Accessible.name === "Your name");
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call.startsWith("join")), ["join confab://10.0.0.4:8420/i/0123456789abcdefABCDEF Ada Lovelace"]);
        App.onboarding.invitation.state = Invitation.Void;
        App.onboarding.invitation.errorText = Scenes.voidInvitation;
        tryVerify(() => words("Join a room") !== null && words("works no more") !== null);
    }
}
