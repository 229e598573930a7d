// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// One cell, as wide as its column.
Item {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property int blockIndex
    required property int cell
    required property richText content
    required property int alignment
    required property bool header
    required property bool mirrored
    required property real padding
    // The side that they begin at, unless the table says otherwise.
    readonly property int start: root.mirrored ? TextEdit.AlignRight : TextEdit.AlignLeft
    readonly property int end: root.mirrored ? TextEdit.AlignLeft : TextEdit.AlignRight

    signal linkActivated(string url, string label)

    implicitHeight: words.implicitHeight + 2 * Theme.spaceXs + 2

    BlockText {
        id: words

        blockIndex: root.blockIndex
        cell: root.cell
        content: root.content
        font: root.header ? Theme.tableHead : Theme.control
        horizontalAlignment: root.alignment === Markdown.Right ? root.end : root.alignment === Markdown.Center ? TextEdit.AlignHCenter : root.start
        line: Theme.controlLine
        look: root.look
        selection: root.selection
        width: root.width - 2 * root.padding
        x: root.padding
        y: Theme.spaceXs + 1

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
