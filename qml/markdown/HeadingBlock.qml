// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// A heading within a message.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property color color

    signal linkActivated(string url, string label)

    Accessible.role: Accessible.Heading
    contentHeight: words.implicitHeight
    firstLine: Theme.headingLine(root.block.level)
    reach: root.wordsStart + words.reach

    BlockText {
        id: words

        blockIndex: root.index
        color: root.color
        content: root.block.content
        font: Theme.headingFace(root.block.level)
        horizontalAlignment: root.side
        line: Theme.headingLine(root.block.level)
        look: root.look
        selection: root.selection
        width: root.wordsWidth
        x: words.mirrored ? Theme.codePadding : 0

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
