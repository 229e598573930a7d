// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// Some lines of code; what stands above and below them are pieces of the same. Its height is known before it is laid out.
Loader {
    id: root

    required property richText content
    required property int firstLine
    required property int lines
    required property int start
    required property int blockIndex
    required property MessageSelection selection
    required property TextLook look
    // What of the code is in sight.
    required property real from
    required property real to
    // Of what lines stand on, from where it begins beside them.
    required property real groundWidth
    required property real groundStart

    active: root.y < root.to && root.y + root.height > root.from
    height: root.lines * Theme.codeLine
    y: root.firstLine * Theme.codeLine

    // Below the words, which come later.
    ChangedLines {
        content: root.content
        height: root.height
        line: Theme.codeLine
        look: root.look
        width: root.groundWidth
        x: -root.groundStart
    }

    sourceComponent: BlockText {
        blockIndex: root.blockIndex
        content: root.content
        font: Theme.code
        line: Theme.codeLine
        look: root.look
        selection: root.selection
        start: root.start
        tabStopDistance: Theme.tabWidth
        wrapMode: TextEdit.NoWrap
    }
}
