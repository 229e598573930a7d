// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Theme

TestCase {
    id: root

    name: "Theme"

    function channel(value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    function luminance(c) {
        return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
    }

    function over(top, below) {
        return Qt.rgba(top.r * top.a + below.r * (1 - top.a), top.g * top.a + below.g * (1 - top.a), top.b * top.a + below.b * (1 - top.a), 1);
    }

    function contrast(a, b) {
        const first = luminance(a);
        const second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    function test_textIsReadable_data() {
        return [{ tag: "light", colors: Theme.lightColors }, { tag: "dark", colors: Theme.darkColors }];
    }

    function test_textIsReadable(data) {
        const c = data.colors;
        const pairs = [];
        for (const ground of ["window", "sidebar", "surface", "codeSurface", "ownTint"])
            for (const ink of ["text", "textMuted", "accent", "positive", "warning", "danger", "important"])
                pairs.push([ink, c[ink], ground, c[ground]]);
        pairs.push(["text", c.text, "accentFaint", c.accentFaint], ["textMuted", c.textMuted, "selected", over(c.selected, c.sidebar)]);
        pairs.push(["accentText", c.accentText, "accent", c.accent], ["dangerText", c.dangerText, "danger", c.danger]);
        pairs.push(["tooltipText", c.tooltipText, "tooltip", c.tooltip]);
        for (let i = 0; i < c.avatars.length; ++i)
            pairs.push(["avatarText", c.avatarText, "avatar " + i, c.avatars[i]]);
        for (const pair of pairs)
            verify(contrast(pair[1], pair[3]) >= 4.5, pair[0] + " on " + pair[2] + ": " + contrast(pair[1], pair[3]).toFixed(2));
    }

    function test_codeWithinWordsIsReadable_data() {
        return [{ tag: "light", dark: false }, { tag: "dark", dark: true }];
    }

    function test_codeWithinWordsIsReadable(data) {
        const dark = Theme.dark;
        Theme.dark = data.dark;
        for (const ground of [Theme.window, Theme.ownTint])
            for (const ink of [Theme.text, Theme.textMuted, Theme.accent])
                verify(contrast(ink, over(Theme.inlineCode, ground)) >= 4.5, ink + " on " + ground + ": " + contrast(ink, over(Theme.inlineCode, ground)).toFixed(2));
        Theme.dark = dark;
    }

    function test_codeIsReadableAndToldApart_data() {
        return [{ tag: "light", colors: Theme.lightColors, code: Theme.lightCode }, { tag: "dark", colors: Theme.darkColors, code: Theme.darkCode }];
    }

    // Of the CIE; below 10 is hard to see.
    function difference(a, b) {
        const lab = [a, b].map((c) => {
            const [r, g, b] = [channel(c.r), channel(c.g), channel(c.b)];
            const [x, y, z] = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883].map((t) => t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
            return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
        });
        return Math.hypot(lab[0][0] - lab[1][0], lab[0][1] - lab[1][1], lab[0][2] - lab[1][2]);
    }

    function test_codeIsReadableAndToldApart(data) {
        const inks = ["keyword", "call", "type", "key", "string", "constant", "comment", "meta", "added", "removed"];
        for (const ink of inks)
            verify(contrast(data.code[ink], data.colors.codeSurface) >= 4.5, ink + ": " + contrast(data.code[ink], data.colors.codeSurface).toFixed(2));
        // A diff has no other words of its own.
        const words = ["keyword", "call", "type", "key", "string", "constant", "comment", "meta"];
        for (const one of words) {
            verify(difference(data.code[one], data.colors.text) > 20, one + " is like plain code: " + difference(data.code[one], data.colors.text).toFixed(0));
            for (const other of words)
                verify(one === other || difference(data.code[one], data.code[other]) > 20, one + " is like " + other + ": " + difference(data.code[one], data.code[other]).toFixed(0));
        }
        verify(difference(data.code.added, data.code.removed) > 20);
        for (const [ink, ground] of [["added", "addedGround"], ["removed", "removedGround"]]) {
            verify(contrast(data.code[ink], data.code[ground]) >= 4.5, ink + " on its ground: " + contrast(data.code[ink], data.code[ground]).toFixed(2));
            verify(difference(data.code[ground], data.colors.codeSurface) > 5, ground + ": " + difference(data.code[ground], data.colors.codeSurface).toFixed(0));
        }
    }

    function test_peopleAreToldApartByTheirColours_data() {
        return [{ tag: "light", avatars: Theme.lightColors.avatars }, { tag: "dark", avatars: Theme.darkColors.avatars }];
    }

    function test_peopleAreToldApartByTheirColours(data) {
        // As many as the models count on.
        compare(data.avatars.length, 16);
        for (let i = 0; i < data.avatars.length; ++i) {
            for (let j = 0; j < i; ++j)
                verify(difference(data.avatars[i], data.avatars[j]) > 12, i + " is like " + j + ": " + difference(data.avatars[i], data.avatars[j]).toFixed(0));
        }
    }

    function test_theChosenWordStandsOut_data() {
        return [{ tag: "light", colors: Theme.lightColors, least: 1.08 }, { tag: "dark", colors: Theme.darkColors, least: 1.5 }];
    }

    // In the dark there is no shadow or border that would tell.
    function test_theChosenWordStandsOut(data) {
        const c = data.colors;
        verify(contrast(c.chosen, c.codeSurface) >= data.least, contrast(c.chosen, c.codeSurface).toFixed(2));
        verify(contrast(c.text, c.chosen) >= 4.5);
    }

    function test_reducedMotionStopsEverything() {
        Theme.reducedMotion = true;
        compare(Theme.quick, 0);
        compare(Theme.steady, 0);
        Theme.reducedMotion = false;
        verify(Theme.quick >= 120 && Theme.steady <= 180);
    }

    function test_textScaleReachesEveryFont() {
        Theme.textScale = 2;
        compare(Theme.body.pixelSize, 28);
        compare(Theme.bodyLine, 42);
        Theme.textScale = 1;
        compare(Theme.body.pixelSize, 14);
    }
}
