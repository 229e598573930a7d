// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Settings
import "Tree.js" as Tree

Item {
    id: root

    height: 500
    width: 400

    Component {
        id: formType

        ProfileForm {
            profile: Profile {
            }
            width: 400
        }
    }

    TestCase {
        id: testCase

        property ProfileForm form
        property Profile profile

        name: "Profile"
        when: windowShown

        function init() {
            form = createTemporaryObject(formType, root);
            profile = form.profile;
            form.follow();
        }

        function field(label) {
            return Tree.find(form, each => each.label === label && each.echoMode !== undefined);
        }

        function type(label, text) {
            const input = Tree.find(field(label), each => each.cursorRectangle !== undefined);
            input.forceActiveFocus();
            input.selectAll();
            for (const letter of text)
                keyClick(letter);
        }

        function button(text) {
            return Tree.find(form, each => each.text === text && each.kind !== undefined);
        }

        function save() {
            form.submit();
            profile.naming.busy = true;
        }

        function test_whoSignsInByNameIsToldThatItIsThisOne() {
            compare(field("Name").hint.includes("sign in"), true);
            profile.hasPassword = false;
            compare(field("Name").hint.includes("sign in"), false);
        }

        function test_whatWasSavedIsShown() {
            type("Name", "bo");
            type("About you (optional)", "counts");
            save();
            compare(profile.calls, ["save bo: counts"]);
            // The name comes first, by an event; the rest with the answer.
            profile.name = "bo";
            profile.changed();
            compare(field("About you (optional)").text, "counts");
            profile.naming.busy = false;
            profile.naming.granted();
            profile.about = "counts";
            profile.changed();
            compare(field("Name").text, "bo");
            compare(field("About you (optional)").text, "counts");
            verify(!form.edited);
        }

        function test_whatComesLateFillsWhatNobodyTypedIn() {
            type("Name", "bo");
            profile.about = "Counts.";
            profile.changed();
            compare(field("Name").text, "bo");
            compare(field("About you (optional)").text, "Counts.");
        }

        function test_nobodyWritesOverWhatIsNotKnownYet() {
            profile.known = false;
            profile.changed();
            verify(!field("About you (optional)").enabled);
            verify(field("Name").enabled);
            type("Name", "bo");
            type("About you (optional)", "x");
            profile.about = "Counts.";
            profile.known = true;
            profile.changed();
            verify(field("About you (optional)").enabled);
            compare(field("About you (optional)").text, "Counts.");
            verify(!form.overtaking);
        }

        function test_whatIsTypedBeforeTheEventOfOnesOwnSaveIsNobodyElses() {
            type("About you (optional)", "counts");
            save();
            profile.naming.busy = false;
            profile.naming.granted();
            type("About you (optional)", "counts on");
            profile.about = "counts";
            profile.changed();
            compare(field("About you (optional)").text, "counts on");
            verify(!form.overtaking);
            // What comes after that is.
            profile.about = "Reckons.";
            profile.changed();
            verify(form.overtaking);
        }

        function test_whatWasChangedOnAnotherDeviceIsToldBeforeItIsOverwritten() {
            type("Name", "bo");
            type("About you (optional)", "counts");
            profile.about = "Reckons.";
            profile.changed();
            compare(field("About you (optional)").text, "counts");
            verify(Tree.byName(form, "Changed on another device meanwhile: “Reckons.”") !== null);
            verify(form.overtaking);
            button("Use that").clicked();
            compare(field("About you (optional)").text, "Reckons.");
            verify(!form.overtaking);
            form.submit();
            compare(profile.calls, ["save bo: Reckons."]);
        }

        function test_whatTheServerMadeOfItIsShown() {
            type("Name", "bo");
            save();
            profile.name = "Bo";
            profile.changed();
            compare(button("Use that"), null);
            profile.naming.busy = false;
            profile.naming.granted();
            compare(field("Name").text, "Bo");
            verify(!form.edited);
        }
    }
}
