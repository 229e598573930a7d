// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// A heading within a message: modest, for the room's own headings stand above it.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property color color

    signal linkActivated(string url, string label)

    Accessible.role: Accessible.Heading
    contentHeight: words.implicitHeight
    mirrored: words.mirrored
    reach: root.indent + words.reach

    BlockText {
        id: words

        blockIndex: root.index
        color: root.block.level > 4 ? Theme.textMuted : root.color
        content: root.block.content
        font: root.block.level === 1 ? Theme.title : root.block.level === 2 ? Theme.title : Theme.bodyStrong
        line: root.block.level === 1 ? Theme.titleLine : root.block.level === 2 ? Theme.titleLine : Theme.bodyLine
        look: root.look
        selection: root.selection
        width: root.contentWidth

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
