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

        function test_whatIsRightAgainKeepsIt() {
            first.error = "Empty.";
            first.error = "";
            verify(first.activeFocus);
        }
    }
}
