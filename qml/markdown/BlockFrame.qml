// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// What all blocks share: the space above, the bars of quotes, the indent of lists and the marker of an item.
Item {
    id: root

    required property markdownBlock block
    required property int index
    default property alias content: holder.data
    property real contentHeight: 0
    readonly property real contentWidth: holder.width
    // Written from right to left: what stands beside the words stands at their right.
    property bool mirrored: false
    // How far to the right there is something.
    property real reach: root.width
    readonly property real gap: root.block.gap === Markdown.NoGap ? 0 : root.block.gap === Markdown.TightGap ? Theme.spaceXs : root.block.gap === Markdown.WideGap ? Theme.spaceL : Theme.spaceXs + 2
    readonly property real step: Theme.px(24)
    readonly property real quoteStep: Theme.spaceM + 2
    // Deep nesting must leave room for words.
    readonly property real indent: Math.min(root.block.quoteDepth * root.quoteStep + root.block.depth * root.step, root.width * 0.5)

    implicitHeight: root.gap + root.contentHeight

    Repeater {
        model: Math.min(root.block.quoteDepth, Math.floor(root.width * 0.5 / root.quoteStep))

        delegate: Rectangle {
            required property int index

            color: Theme.hairline
            height: root.height - y
            radius: 1
            width: 3
            x: root.mirrored ? root.width - width - index * root.quoteStep : index * root.quoteStep
            y: index < root.block.joinedQuotes ? 0 : root.gap
        }
    }

    BlockMarker {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.mirrored
        marker: root.block.marker
        task: root.block.task
        visible: root.block.marker !== ""
        width: root.step
        x: root.mirrored ? root.width - root.indent : root.indent - root.step
        y: root.gap
    }

    Item {
        id: holder

        height: root.contentHeight
        width: root.width - root.indent
        x: root.mirrored ? 0 : root.indent
        y: root.gap
    }
}
