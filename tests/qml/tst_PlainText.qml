// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Controls
import Confab.Theme
import "Pictures.js" as Pictures

Item {
    id: root

    height: 100
    width: 300

    Rectangle {
        anchors.fill: parent
    }

    Component {
        id: textType

        PlainText {
        }
    }

    TestCase {
        id: testCase

        name: "PlainText"
        when: windowShown

        function widthOf(text, font) {
            return createTemporaryObject(textType, root, { font: font, text: text }).implicitWidth;
        }

        function test_emojiAreInColour_data() {
            return [{ tag: "control", font: Theme.control }, { tag: "title", font: Theme.title }, { tag: "code", font: Theme.code }];
        }

        function test_emojiAreInColour(data) {
            const label = createTemporaryObject(textType, root, { font: data.font, text: "a \u{1F44D}" });
            waitForRendering(label);
            verify(Pictures.warm(grabImage(label)) > 0);
        }

        function test_aHandWithItsColourIsOnePicture() {
            compare(widthOf("\u{1F44D}\u{1F3FD}", Theme.control), widthOf("\u{1F44D}", Theme.control));
        }
    }
}
