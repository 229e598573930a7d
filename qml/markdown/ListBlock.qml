// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// The first row of a list item; its marker is drawn by the frame.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property color color

    signal linkActivated(string url, string label)

    contentHeight: root.block.markerAlone ? 0 : words.implicitHeight
    reach: root.wordsStart + words.reach

    BlockText {
        id: words

        blockIndex: root.index
        color: root.quoted || root.block.footnote || root.block.task === Markdown.Done ? Theme.textMuted : root.color
        content: root.block.content
        font: root.block.footnote ? Theme.control : Theme.body
        horizontalAlignment: root.side
        line: root.block.footnote ? Theme.controlLine : Theme.bodyLine
        look: root.look
        selection: root.selection
        width: root.wordsWidth
        x: words.mirrored ? Theme.codePadding : 0

        onLinkPressed: (url, label) => root.linkActivated(url, label)
    }
}
