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
            view.text = "1. 11";
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

        // The first column and the last one in which there is ink.
        function inkOf(text) {
            view.text = text;
            waitForRendering(view);
            const image = grabImage(view);
            let first = 0;
            while (first < image.width && Pictures.firstInk(image, first, first + 1) < 0)
                ++first;
            let last = image.width - 1;
            while (last > first && Pictures.firstInk(image, last, last + 1) < 0)
                --last;
            return [first, last];
        }

        function test_whatIsWrittenToTheLeftHasItsMarkersAtTheRight_data() {
            return [{ tag: "a bullet", mark: "- " }, { tag: "a number", mark: "1. " }, { tag: "a task", mark: "- [x] " }, { tag: "a quote", mark: "> " }];
        }

        function test_whatIsWrittenToTheLeftHasItsMarkersAtTheRight(data) {
            const there = inkOf(data.mark + "one");
            verify(there[0] < 20 && there[1] < 100, "from " + there[0] + " to " + there[1]);
            const back = inkOf(data.mark + "שלום");
            verify(back[0] > 300 && back[1] > 380, "from " + back[0] + " to " + back[1]);
        }
    }
}
