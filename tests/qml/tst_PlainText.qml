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

        function test_codeShowsTheCharactersItHas_data() {
            return ["->", "!=", "//", "==="].map((text) => ({ tag: text }));
        }

        function test_codeShowsTheCharactersItHas(data) {
            const label = createTemporaryObject(textType, root, { font: Theme.code, text: data.tag.charAt(0) });
            waitForRendering(label);
            const alone = grabImage(label);
            label.text = data.tag;
            waitForRendering(label);
            verify(Pictures.same(grabImage(label), alone, 7));
        }

        function test_anAddressHasNoCrossForAnX() {
            const label = createTemporaryObject(textType, root, { font: Theme.exact(Theme.control), text: "2x3" });
            waitForRendering(label);
            const shown = grabImage(label);
            label.text = "2\u00D73";
            waitForRendering(label);
            verify(!shown.equals(grabImage(label)));
        }
    }
}
