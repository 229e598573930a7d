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
            for (const ink of ["text", "textMuted", "accent", "positive", "warning", "danger"])
                pairs.push([ink, c[ink], ground, c[ground]]);
        pairs.push(["text", c.text, "accentFaint", c.accentFaint], ["textMuted", c.textMuted, "selected", over(c.selected, c.sidebar)]);
        pairs.push(["accentText", c.accentText, "accent", c.accent], ["dangerText", c.dangerText, "danger", c.danger]);
        pairs.push(["tooltipText", c.tooltipText, "tooltip", c.tooltip]);
        for (let i = 0; i < c.avatars.length; ++i)
            pairs.push(["avatarText", c.avatarText, "avatar " + i, c.avatars[i]]);
        for (const pair of pairs)
            verify(contrast(pair[1], pair[3]) >= 4.5, pair[0] + " on " + pair[2] + ": " + contrast(pair[1], pair[3]).toFixed(2));
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
