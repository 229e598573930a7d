// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// What all blocks share: the space above, the bars of quotes, the frames of details, the indent of lists and the
// marker of an item.
Item {
    id: root

    required property markdownBlock block
    required property int index
    default property alias content: holder.data
    property real contentHeight: 0
    readonly property real contentWidth: holder.width
    readonly property real contentX: holder.x
    // Of words: where a line ends with code, there is room for the edge of its ground.
    readonly property real wordsWidth: Math.max(0, holder.width - Theme.codePadding)
    // Where words begin, from the side of the markers.
    readonly property real wordsStart: root.indent + root.block.frames * root.inset + (marker.item === null ? 0 : (marker.item as BlockMarker).boxWidth)
    readonly property bool beginsFrame: root.block.beginsFrame
    // Within the frame of Details; deep nesting must leave room for words.
    readonly property real inset: Math.min(Theme.spaceM, root.width * 0.2 / Math.max(1, root.block.frames))
    // What stands beside the words stands at their right.
    readonly property bool mirrored: root.block.mirrored
    // The side of a single paragraph is that of its letters.
    readonly property var side: !root.nested ? undefined : root.mirrored ? TextEdit.AlignRight : TextEdit.AlignLeft
    readonly property bool nested: root.block.quoteDepth > 0 || root.block.depth > 0
    readonly property bool quoted: root.block.quoteDepth > 0 && root.block.alert === Markdown.NoAlert
    // How far to the right there is something.
    property real reach: root.width
    // Where a quote begins that no other one goes on from: two of them are never taken for one.
    readonly property bool beginsQuote: root.block.quoteDepth > 0 && root.block.joinedQuotes === 0
    readonly property real gap: root.block.besideMarker ? 0 : root.beginsQuote && root.index > 0 ? Theme.spaceM : root.above(root.block.gap)
    readonly property real step: Theme.px(24)
    readonly property real quoteStep: Theme.spaceM + 2
    // In the middle of which its marker stands.
    property real firstLine: Theme.bodyLine
    // Deep nesting must leave room for words.
    readonly property real indent: Math.min(root.block.quoteDepth * root.quoteStep + root.block.depth * root.step, root.width * 0.5)

    implicitHeight: holder.y + root.contentHeight + root.block.endedFrames * Theme.spaceS

    Repeater {
        model: root.block.frames
        visible: false

        delegate: DetailsFrame {
            required property int index
            // Beside the words of the part, which may stand in an item or a quote.
            readonly property real start: Math.min(root.block.quotesAroundFrame(index) * root.quoteStep + root.block.listsAroundFrame(index) * root.step, root.indent) + index * root.inset
            readonly property int within: root.block.frames - index

            begins: root.beginsFrame && within === 1
            ends: within <= root.block.endedFrames
            height: (ends ? holder.y + root.contentHeight + within * Theme.spaceS : root.height) - y
            width: root.width - start - index * root.inset
            x: root.mirrored ? index * root.inset : start
            y: begins ? root.gap : 0
        }
    }

    Repeater {
        model: Math.min(root.block.quoteDepth, Math.floor(root.width * 0.5 / root.quoteStep))
        visible: false

        delegate: QuoteBar {
            required property int index
            // Beside the words of the quote, which may stand in an item.
            readonly property real inset: Math.min(index * root.quoteStep + root.block.listsAround(index) * root.step, root.indent - root.quoteStep) + framesAround * root.inset
            readonly property int framesAround: root.block.framesAround(index)
            // The frame that it stands in ends below it.
            readonly property bool endsInFrame: framesAround > root.block.frames - root.block.endedFrames

            alert: root.block.alertOf(index)
            height: (endsInFrame ? holder.y + root.contentHeight + (root.block.frames - framesAround) * Theme.spaceS : root.height) - y
            x: root.mirrored ? root.width - width - inset : inset
            y: index < root.block.joinedQuotes ? 0 : root.gap
        }
    }

    Loader {
        id: marker

        // Beside the frame that begins with it.
        readonly property real start: root.indent + (root.block.frames - (root.beginsFrame ? 1 : 0)) * root.inset

        active: root.block.marker !== ""
        visible: active
        width: root.step
        x: root.mirrored ? root.width - start : start - root.step
        y: holder.y + Math.round(Math.max(0, root.firstLine - Theme.bodyLine) / 2)

        sourceComponent: BlockMarker {
            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: root.mirrored
            marker: root.block.marker
            mirrored: root.mirrored
            small: root.block.footnote
            task: root.block.task
        }
    }

    Item {
        id: holder

        height: root.contentHeight
        width: root.width - root.wordsStart - root.block.frames * root.inset
        x: root.mirrored ? root.block.frames * root.inset : root.wordsStart
        y: root.gap + (root.beginsFrame ? Theme.spaceS : 0)
    }

    function above(gap: int): real {
        switch (gap) {
        case Markdown.NoGap:
            return 0;
        case Markdown.TightGap:
            return Theme.spaceXs;
        case Markdown.BoxGap:
        case Markdown.ApartGap:
            return Theme.spaceM;
        case Markdown.WideGap:
            return Theme.spaceL + Theme.spaceXs;
        default:
            return Theme.spaceS;
        }
    }

    // Gives the keyboard to the link to this address; it is about to come in sight.
    function focusLink(url: string): void {
        const stop = root.linkIn(holder, url);
        if (stop === null)
            return;
        root.visible = true;
        stop.forceActiveFocus(Qt.OtherFocusReason);
    }

    function linkIn(item: Item, url: string): LinkStop {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            const found = child instanceof LinkStop ? (child as LinkStop) : root.linkIn(child, url);
            if (found !== null && found.url === url)
                return found;
        }
        return null;
    }
}
