// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A short text whose digits all have one width, so that what counts does not wobble.
Item {
    id: root

    required property string text
    property font font: Theme.meta
    property color color: Theme.textMuted
    property int line: Theme.metaLine

    implicitHeight: glyphs.implicitHeight
    implicitWidth: glyphs.implicitWidth

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    TextMetrics {
        id: metrics

        font: root.font
        text: "0"
    }

    // Numbers and the words around them run from left to right in whatever window.
    Row {
        id: glyphs

        LayoutMirroring.enabled: false

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
}
