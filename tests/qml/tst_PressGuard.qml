// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Controls
import Confab.Theme

Item {
    id: root

    height: 300
    width: 400

    Component {
        id: pairType

        // The second button comes up where the first one was pressed.
        Item {
            id: pair

            property bool stays: false
            property int first: 0
            property int next: 0
            property int linked: 0

            anchors.fill: parent

            AppButton {
                height: 40
                text: "Stop"
                visible: pair.first === 0 || pair.stays
                width: 100

                onClicked: ++pair.first
            }

            AppButton {
                height: 40
                text: "Continue"
                visible: pair.first > 0 && !pair.stays
                width: 100

                onClicked: ++pair.next
            }

            PlainText {
                text: "Words"
                y: 100

                TapHandler {
                    onTapped: ++pair.linked
                }
            }
        }
    }

    PressGuard {
        window: root.Window.window
    }

    TestCase {
        id: testCase

        name: "PressGuard"
        when: windowShown

        // Far from where the one before has pressed.
        function init() {
            mouseClick(root, 300, 200);
        }

        function make(stays: bool) : Item {
            return createTemporaryObject(pairType, root, { stays: stays });
        }

        function test_aDoubleClickIsForWhatWasPressedFirst() {
            const pair = make(false);
            mouseDoubleClickSequence(root, 50, 20);
            compare([pair.first, pair.next], [1, 0]);
            // One that is meant: each press of a test is half a second after the one before.
            mouseClick(root, 300, 200);
            mouseClick(root, 50, 20);
            compare(pair.next, 1);
        }

        function test_aButtonThatStaysIsPressedTwice() {
            const pair = make(true);
            mouseDoubleClickSequence(root, 50, 20);
            compare(pair.first, 2);
        }

        function test_wordsThatArePressedCountAsWell() {
            const pair = make(true);
            mouseDoubleClickSequence(root, 10, 105);
            compare(pair.linked, 2);
        }
    }
}
