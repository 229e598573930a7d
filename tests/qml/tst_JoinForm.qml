// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Onboarding
import "Tree.js" as Tree

// No password leaves in plain text without somebody having said so.
TestCase {
    id: root

    height: 700
    name: "JoinForm"
    visible: true
    when: windowShown
    width: 500

    Component {
        id: component

        JoinForm {
            controller: App.onboarding
            width: root.width
        }
    }

    function make(address) {
        App.onboarding.calls = [];
        const form = createTemporaryObject(component, root);
        form.start(address, "Ada", JoinForm.Password);
        Tree.all(form, (item) => item.label === qsTr("Password"))[0].text = "a sentence is best";
        return form;
    }

    function test_aPasswordWaitsForAWordWhereTheWayIsNotEncrypted() {
        const form = make("http://10.0.0.4:8420");
        const anyway = Tree.all(form, (item) => item.text === qsTr("Send the password unencrypted") && item.visible)[0];
        verify(anyway);
        form.submit();
        compare(App.onboarding.calls.filter((call) => call.startsWith("signIn")), []);
        verify(anyway.activeFocus);
        anyway.toggle();
        form.submit();
        compare(App.onboarding.calls.filter((call) => call.startsWith("signIn")), ["signIn http://10.0.0.4:8420 Ada a sentence is best"]);
        form.start("http://10.0.0.5:8420", "Ada", JoinForm.Password);
        verify(!anyway.checked);
    }

    function test_anEncryptedWayAsksNothing() {
        const form = make("https://10.0.0.4:8420");
        verify(!form.exposed);
        form.submit();
        compare(App.onboarding.calls.filter((call) => call.startsWith("signIn")).length, 1);
    }

    function test_whoIsSignedInThereIsAskedForNothing() {
        App.onboarding.known = "Ada Lovelace";
        App.onboarding.calls = [];
        const form = createTemporaryObject(component, root);
        const link = "confab://10.0.0.4:8420/i/0123456789abcdefABCDEF";
        form.start(link, "", JoinForm.Given);
        const fields = () => Tree.all(form, (item) => item.echoMode !== undefined && item.label !== undefined).map((item) => item.label);
        compare(fields(), ["Link or address"]);
        const button = (text) => Tree.all(form, (item) => item.text === text && item.kind !== undefined)[0];
        verify(button("Go on").activeFocus);
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call !== "clearErrors"), ["goOn " + link]);
        // Unless they want to be somebody else.
        button("Come under another name").clicked();
        compare(fields(), ["Link or address", "Your name"]);
        verify(button("Join") !== undefined);
        App.onboarding.known = "";
    }

    function test_whoSignsInIsNotTakenForSomebodyElseThere() {
        App.onboarding.known = "Ada Lovelace";
        App.onboarding.calls = [];
        const form = createTemporaryObject(component, root);
        form.start("https://10.0.0.4:8420", "Bo", JoinForm.Password);
        compare(form.known, "");
        const field = (label) => Tree.all(form, (item) => item.label === label && item.visible)[0];
        verify(field("Password").activeFocus);
        field("Password").text = "a sentence is best";
        // Nor when the address is put right.
        field("Link or address").text = "https://10.0.0.4:8421";
        field("Link or address").edited();
        compare(form.known, "");
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call !== "clearErrors"), ["signIn https://10.0.0.4:8421 Bo a sentence is best"]);
        App.onboarding.known = "";
    }

    function test_whatIsWrongWithAServerGoesWhenAnotherIsMeant() {
        const form = createTemporaryObject(component, root);
        form.start("https://10.0.0.4:8420", "Bo", JoinForm.Given);
        const field = (label) => Tree.all(form, (item) => item.label === label && item.visible)[0];
        App.onboarding.errorText = "This account is suspended.";
        field("Your name").edited();
        compare(App.onboarding.errorText, "This account is suspended.");
        field("Link or address").text = "https://10.0.0.5:8420";
        field("Link or address").edited();
        compare(App.onboarding.errorText, "");
    }

    function test_aGuestWhoIsLostIsAskedForANewName() {
        App.onboarding.known = "Ada Lovelace";
        App.onboarding.calls = [];
        const form = createTemporaryObject(component, root);
        form.start("https://10.0.0.4:8420", "", JoinForm.NewName);
        compare(form.known, "");
        const name = Tree.all(form, (item) => item.label === "Your name" && item.visible)[0];
        verify(name.activeFocus);
        name.text = "Bo";
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call !== "clearErrors"), ["join https://10.0.0.4:8420 Bo"]);
        App.onboarding.known = "";
    }

    function test_aProposedNameIsWrittenOver() {
        const form = createTemporaryObject(component, root);
        form.start("https://10.0.0.4:8420", "Bo", JoinForm.NewName);
        compare(form.Window.window.activeFocusItem.selectedText, "Bo");
    }

    function test_theLastAddressWaitsToBeReplacedByALink() {
        App.onboarding.known = "Ada Lovelace";
        App.onboarding.calls = [];
        const form = createTemporaryObject(component, root);
        form.start("confab://10.0.0.4:8420", "Bo", JoinForm.Suggested);
        compare(form.known, "");
        const address = Tree.all(form, (item) => item.label === "Link or address")[0];
        verify(address.activeFocus);
        const field = form.Window.window.activeFocusItem;
        compare(field.selectedText, "confab://10.0.0.4:8420");
        // What is given is looked at.
        field.clear();
        "10.0.0.5".split("").forEach((letter) => keyClick(letter));
        compare(address.text, "10.0.0.5");
        compare(form.known, "Ada Lovelace");
        App.onboarding.known = "";
    }

    function test_anAddressThatHasNotTheKeyboardIsNotSelected() {
        const form = make("https://10.0.0.4:8420");
        const address = Tree.find(form, (item) => item.Accessible.name === "Link or address" && item.selectedText !== undefined);
        verify(!address.activeFocus);
        compare(address.selectedText, "");
    }

    function test_aLinkForANewPasswordGoesToTheBrowser() {
        App.onboarding.calls = [];
        App.calls = [];
        const form = createTemporaryObject(component, root);
        form.start("https://10.0.0.4:8420/reset#Abc", "", JoinForm.Given);
        verify(Tree.find(form, (item) => item.text === "This link is for a new password. It opens in your browser."));
        compare(Tree.find(form, (item) => item.label === "Your name"), null);
        form.submit();
        compare(App.calls, ["openAddress https://10.0.0.4:8420/reset#Abc"]);
        compare(App.onboarding.calls.filter((call) => call.startsWith("join")), []);
    }

    function test_whatIsHeldBackIsSaid() {
        const form = make("http://10.0.0.4:8420");
        const button = Tree.all(form, (item) => item.text === qsTr("Sign in") && item.kind !== undefined)[0];
        verify(button.enabled);
        const said = () => Tree.all(form, (item) => item.tone !== undefined && item.visible && item.text.startsWith("Nothing was sent")).length;
        compare(said(), 0);
        button.clicked();
        compare(App.onboarding.calls.filter((call) => call.startsWith("signIn")), []);
        compare(said(), 1);
        Tree.all(form, (item) => item.text === qsTr("Send the password unencrypted") && item.visible)[0].toggle();
        compare(said(), 0);
    }

    function test_aCodeOfEitherKindIsTypedWhereTheCursorStands() {
        const form = make("https://10.0.0.4:8420");
        form.way = JoinForm.Register;
        const field = (label) => Tree.all(form, (item) => item.label === label)[0];
        compare(field(qsTr("Code")), undefined);
        form.submit();
        Tree.all(form, (item) => item.text === qsTr("I have a code"))[0].clicked();
        verify(field(qsTr("Code")).activeFocus);
        // No other place to take for the right one.
        compare(Tree.all(form, (item) => item.label !== undefined && item.label.toLowerCase().includes("code")).length, 1);
        field(qsTr("Code")).text = "K7QM-2";
        form.submit();
        const register = "register https://10.0.0.4:8420 Ada a sentence is best";
        compare(App.onboarding.calls.filter((call) => call.startsWith("register")), [register, register + " K7QM-2"]);
    }

    function test_theWordsOfWhatUnfoldsTheCodeStandUnderThoseOfTheFields_data() {
        return [{ tag: "left to right", mirrored: false }, { tag: "right to left", mirrored: true }];
    }

    function test_theWordsOfWhatUnfoldsTheCodeStandUnderThoseOfTheFields(data) {
        const form = make("https://10.0.0.4:8420");
        form.LayoutMirroring.enabled = data.mirrored;
        form.LayoutMirroring.childrenInherit = true;
        form.way = JoinForm.Register;
        Tree.draw(root, form);
        const button = Tree.all(form, (item) => item.text === "I have a code" && item.kind !== undefined)[0];
        const words = Tree.all(button, (item) => item.text === "I have a code" && item.kind === undefined)[0];
        const start = (item, width) => data.mirrored ? form.width - item.mapToItem(form, width, 0).x : item.mapToItem(form, 0, 0).x;
        verify(Math.abs(start(words, words.width)) <= 1, "the words begin at " + start(words, words.width));
    }

    function test_aServerThatWantsACodeShowsWhereToTypeIt() {
        const form = make("https://10.0.0.4:8420");
        form.way = JoinForm.Register;
        App.onboarding.codeError = "An account on this server needs an invitation code.";
        const field = Tree.all(form, (item) => item.label === qsTr("Code"))[0];
        verify(field.visible);
        field.edited();
        App.onboarding.codeError = "";
        verify(field.visible);
    }

    function test_tabFollowsTheOrderInWhichThingsStand() {
        App.onboarding.keyStoreAvailable = false;
        const form = make("http://10.0.0.4:8420");
        form.way = JoinForm.Guest;
        waitForRendering(form);
        const first = Tree.all(form, (item) => item.label === qsTr("Link or address"))[0];
        first.forceActiveFocus(Qt.TabFocusReason);
        const places = [];
        const passed = [];
        for (let i = 0; i < 6; ++i) {
            const item = form.Window.window.activeFocusItem;
            const at = item.mapToItem(form, 0, 0);
            places.push(Math.round(at.y) * 10000 + Math.round(at.x));
            passed.push(item.Accessible.name);
            keyClick(Qt.Key_Tab);
        }
        compare(passed.slice(3), [qsTr("Stay signed in on this computer"), qsTr("Back"), qsTr("Join")]);
        compare(places, places.slice().sort((a, b) => a - b));
        App.onboarding.keyStoreAvailable = true;
    }

    function test_guestsAreToldOnly() {
        const form = make("http://10.0.0.4:8420");
        form.way = JoinForm.Guest;
        verify(form.exposed);
        form.submit();
        compare(App.onboarding.calls.filter((call) => call.startsWith("join")).length, 1);
    }
}
