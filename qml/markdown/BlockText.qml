// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Controls
import Confab.Theme

// Words that can be selected. What stands in it, and how, is set by the formatter: never as markup.
TextEdit {
    id: root

    required property TextLook look
    required property richText content
    property int line: Theme.bodyLine
    // Of the message: which of it this is, and where in a block or a cell it begins if that is drawn in several parts.
    property MessageSelection selection: null
    property int blockIndex: -1
    property int cell: 0
    property int start: 0
    readonly property bool mirrored: root.effectiveHorizontalAlignment === TextEdit.AlignRight
    readonly property real reach: root.mirrored ? root.width : root.contentWidth

    signal linkPressed(string url, string label)

    Accessible.name: root.text
    Accessible.readOnly: true
    activeFocusOnPress: false
    // Its own would be set last, which lays out the whole text once more.
    baseUrl: "about:blank"
    color: Theme.text
    font: Theme.body
    readOnly: true
    // By the message, which is more than this.
    selectByMouse: false
    selectedTextColor: Theme.text
    selectionColor: Theme.selection
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap

    Component.onCompleted: formatter.start()

    BlockFormatter {
        id: formatter

        content: root.content
        document: root.textDocument
        lineHeight: root.line
        look: root.look
    }

    SelectablePart {
        block: root.blockIndex
        cell: root.cell
        selection: root.selection
        start: root.start
        text: root

        onLinkPressed: url => root.linkPressed(url, formatter.labelOf(url))
    }

    RunBoxes {
        content: root.content
        look: root.look
    }

    Repeater {
        model: formatter.linkCount
        // Nor is it: each item that is visible is asked whether the pointer is on it, in every frame.
        visible: false

        delegate: LinkStop {
            required property int index
            readonly property linkPlace place: formatter.link(index)
            readonly property rect area: root.areaOf(place.start, place.end, root.width, root.contentHeight)

            height: area.height
            label: place.label
            url: place.url
            width: area.width
            x: area.x
            y: area.y

            onPressed: root.linkPressed(place.url, place.label)
        }
    }

    HoverHandler {
        id: hover

        cursorShape: root.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor

        // It is told of a move after the text is, which knows of the link by then.
        onPointChanged: tip.follow()
    }

    Loader {
        id: tip

        // An address within the message says nothing.
        active: root.hoveredLink !== "" && !root.hoveredLink.startsWith("#")
        visible: active

        // Beside the pointer, where that was when it came up; it must not catch the press on the link.
        sourceComponent: AppToolTip {
            enabled: false
            pointed: true
            text: root.hoveredLink
        }

        function follow(): void {
            const shown = tip.item as AppToolTip;
            if (shown !== null && shown.visible)
                return;
            tip.x = hover.point.position.x;
            tip.y = hover.point.position.y;
        }
    }

    // Of a link that is wrapped, the part in its first line. The size is what it depends on.
    function areaOf(start: int, end: int, width: real, height: real): rect {
        const from = root.positionToRectangle(start);
        const to = root.positionToRectangle(end);
        const right = to.y > from.y ? Math.min(width, root.contentWidth) : to.x;
        return Qt.rect(Math.min(from.x, right), from.y, Math.abs(right - from.x), from.height);
    }
}
