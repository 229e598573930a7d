// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// Plain words; quieter in a quote.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property color color

    signal linkActivated(string url, string label)

    contentHeight: words.implicitHeight
    mirrored: words.mirrored
    reach: root.indent + words.reach

    BlockText {
        id: words

        blockIndex: root.index
        color: root.block.quoteDepth > 0 ? Theme.textMuted : root.color
        content: root.block.content
        look: root.look
        selection: root.selection
        width: root.contentWidth

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
