// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Markdown
import Confab.Theme
import "Pictures.js" as Pictures

Item {
    id: root

    height: 200
    width: 400

    Rectangle {
        anchors.fill: parent
    }

    MarkdownView {
        id: view

        text: "1. 11"
        width: parent.width
    }

    TestCase {
        id: testCase

        name: "Markers"
        when: windowShown

        function cleanup() {
            Theme.textScale = 1;
        }

        function test_aNumberStandsOnTheLineOfItsText_data() {
            return [1, 1.15, 1.25, 1.5, 1.75, 2].map((scale) => ({ tag: scale * 100 + " %", scale: scale }));
        }

        function test_aNumberStandsOnTheLineOfItsText(data) {
            Theme.textScale = data.scale;
            waitForRendering(view);
            const image = grabImage(view);
            let words = 0;
            while (words < image.width && Pictures.firstInk(image, words, words + 1) < 0)
                ++words;
            // Behind the marker is a gap wider than one between letters.
            let gap = 0;
            let x = words;
            for (; x < image.width && gap < 4 * data.scale; ++x)
                gap = Pictures.firstInk(image, x, x + 1) < 0 ? gap + 1 : 0;
            compare(Pictures.firstInk(image, 0, x), Pictures.firstInk(image, x, image.width));
        }
    }
}
