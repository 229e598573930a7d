// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// A heading within a message. Those of low rank are told from bold words by their colour.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property color color

    signal linkActivated(string url, string label)

    Accessible.role: Accessible.Heading
    contentHeight: words.implicitHeight
    reach: root.wordsStart + words.reach

    BlockText {
        id: words

        blockIndex: root.index
        color: root.block.level > 3 ? Theme.textMuted : root.color
        content: root.block.content
        font: root.block.level === 1 ? Theme.largeTitle : root.block.level === 2 ? Theme.heading : root.block.level === 3 ? Theme.title : root.block.level === 4 ? Theme.bodyStrong : root.block.level === 5 ? Theme.controlStrong : Theme.metaStrong
        horizontalAlignment: root.side
        line: root.block.level === 1 ? Theme.largeTitleLine : root.block.level === 2 ? Theme.headingLine : root.block.level === 3 ? Theme.titleLine : root.block.level === 4 ? Theme.bodyLine : root.block.level === 5 ? Theme.controlLine : Theme.metaLine
        look: root.look
        selection: root.selection
        width: root.contentWidth

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
