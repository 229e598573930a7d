// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A short text whose digits all have one width, so that what counts does not wobble.
Row {
    id: root

    required property string text
    property font font: Theme.meta
    property color color: Theme.textMuted
    property int line: Theme.metaLine

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    TextMetrics {
        id: metrics

        font: root.font
        text: "0"
    }

    Repeater {
        model: root.text.length

        TabularGlyph {
            color: root.color
            digitWidth: metrics.advanceWidth
            font: root.font
            line: root.line
            source: root.text
        }
    }
}
