// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// A formula that stands by itself, as it is written.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection

    contentHeight: card.height

    Rectangle {
        id: card

        color: Theme.codeSurface
        height: area.height
        radius: Theme.radiusControl
        width: root.contentWidth

        SidewaysArea {
            id: area

            contentWidth: Math.max(width, formula.implicitWidth + 2 * Theme.spaceM)
            height: formula.implicitHeight + 2 * Theme.spaceS + area.barHeight
            width: parent.width

            BlockText {
                id: formula

                blockIndex: root.index
                content: root.block.content
                font: Theme.code
                line: Theme.codeLine
                look: root.look
                selection: root.selection
                wrapMode: TextEdit.NoWrap
                x: (area.contentWidth - implicitWidth) / 2
                y: Theme.spaceS
            }
        }
    }
}
