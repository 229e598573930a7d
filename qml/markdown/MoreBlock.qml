// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown

// The message, or a part of it, goes on: shown when the reader wants it, and put away again.
BlockFrame {
    id: root

    readonly property bool less: root.block.type === Markdown.Less

    signal pressed

    contentHeight: link.height

    QuietLink {
        id: link

        text: root.less ? qsTr("Show less") : root.block.allLines > 0 ? qsTr("Show all (%L1 lines)").arg(root.block.allLines) : qsTr("Show more of this message")

        width: Math.min(Math.ceil(implicitWidth), root.contentWidth)

        onPressed: root.pressed()
    }
}
