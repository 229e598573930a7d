// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// Code: never wrapped, as high as it is.
BlockFrame {
    id: root

    required property TextLook look

    signal copyPressed(int row)

    contentHeight: card.height

    Rectangle {
        id: card

        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.codeSurface
        height: header.height + area.height
        radius: Theme.radiusControl + 2
        width: root.contentWidth

        CodeHeader {
            id: header

            language: root.block.language
            width: parent.width

            onCopyPressed: root.copyPressed(root.index)
        }

        SidewaysArea {
            id: area

            anchors.left: parent.left
            anchors.leftMargin: Theme.stroke
            anchors.right: parent.right
            anchors.rightMargin: Theme.stroke
            anchors.top: header.bottom
            contentWidth: Math.max(width, code.implicitWidth + 2 * Theme.spaceM)
            height: code.implicitHeight + Theme.spaceM

            BlockText {
                id: code

                content: root.block.content
                font: Theme.code
                language: root.block.language
                line: Theme.codeLine
                look: root.look
                tabStopDistance: Theme.tabWidth
                wrapMode: TextEdit.NoWrap
                x: Theme.spaceM
            }
        }
    }
}
