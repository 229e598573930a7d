// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Theme

// Of a block of code that is higher than what the list shows, at the edges of that: above, what it is, and the button
// that copies it; below, the bar that moves it sideways.
Item {
    id: root

    required property SightColumn rows
    required property Sight sight
    readonly property CodeBlock upper: root.rows.rowAt(root.sight.upperEdge) as CodeBlock
    readonly property CodeBlock lower: root.rows.rowAt(root.sight.lowerEdge - 1) as CodeBlock
    readonly property bool headless: root.upper !== null && root.upper.cardTop < root.sight.upperEdge && root.upper.cardBottom > root.sight.upperEdge + 2 * header.height
    readonly property bool barless: root.lower !== null && root.lower.sideways.overlong && root.lower.cardBottom > root.sight.lowerEdge && root.lower.cardTop + 2 * header.height < root.sight.lowerEdge

    signal copyPressed(int row)

    Rectangle {
        id: header

        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.codeSurface
        height: words.implicitHeight
        visible: root.headless
        width: root.upper === null ? 0 : root.upper.contentWidth
        x: root.upper === null ? 0 : root.upper.contentX
        y: root.sight.upperEdge

        CodeHeader {
            id: words

            info: root.upper === null ? "" : root.upper.block.info
            language: root.upper === null ? "" : root.upper.block.language
            width: parent.width

            onCopyPressed: root.copyPressed(root.upper.index)
        }
    }

    AppScrollBar {
        id: bar

        orientation: Qt.Horizontal
        position: root.barless ? root.lower.sideways.position : 0
        size: root.barless ? root.lower.sideways.shownPart : 1
        steady: true
        visible: root.barless
        width: root.lower === null ? 0 : root.lower.contentWidth
        x: root.lower === null ? 0 : root.lower.contentX
        y: root.sight.lowerEdge - height

        onPositionChanged: {
            if (bar.pressed)
                root.lower.sideways.moveTo(bar.position);
        }
    }
}
