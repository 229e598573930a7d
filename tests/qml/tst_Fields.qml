// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Controls

Item {
    id: root

    height: 300
    width: 300

    Column {
        width: parent.width

        TextInputField {
            id: first

            label: "First"
            width: parent.width
        }

        TextInputField {
            id: second

            label: "Second"
            width: parent.width
        }

        TextInputField {
            id: third

            label: "Third"
            width: parent.width
        }
    }

    TestCase {
        name: "Fields"
        when: windowShown

        function init() {
            for (const field of [first, second, third])
                field.error = "";
            third.forceActiveFocus();
        }

        function test_aFieldThatIsWrongHasTheKeyboard() {
            second.error = "Not this one.";
            verify(second.activeFocus);
        }

        function test_ofSeveralTheFirstHasIt() {
            first.error = "Empty.";
            second.error = "Empty too.";
            verify(first.activeFocus);
        }

        // Nothing that stands below jumps while somebody types; when they have gone on, it closes up.
        function test_whatIsRightAgainLeavesThePlaceOfWhatWasWrong() {
            tryVerify(() => first.height === third.height && second.height === third.height && third.y === 2 * third.height);
            const before = third.y;
            second.error = "Not this one, for a reason that takes more than one line of so narrow a field to tell.";
            tryVerify(() => third.y > before + 20);
            const below = third.y;
            second.error = "";
            waitForRendering(root);
            compare(third.y, below);
            first.forceActiveFocus();
            tryCompare(third, "y", before);
        }

        function test_whatIsRightAgainKeepsIt() {
            first.error = "Empty.";
            first.error = "";
            verify(first.activeFocus);
        }
    }
}
