// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// One line that elides at its end, and tells the whole on hover.
PlainText {
    id: root

    // As wide as the whole text is. implicitWidth of an elided text depends on its width.
    readonly property real naturalWidth: Math.ceil(metrics.advanceWidth) + 1

    elide: Text.ElideRight
    // Of a layout, not of its own direction: a name stands beside its avatar in whatever letters.
    horizontalAlignment: Text.AlignLeft
    maximumLineCount: 1
    wrapMode: Text.NoWrap

    TextMetrics {
        id: metrics

        font: root.font
        text: root.text
    }

    HoverHandler {
        id: hover

        enabled: root.truncated
    }

    AppToolTip {
        pointed: hover.hovered && root.truncated
        text: root.text
    }
}
