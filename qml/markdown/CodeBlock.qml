// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// Code: never wrapped, as high as it is.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property Sight sight

    readonly property alias sideways: area
    // Within the message.
    readonly property real cardTop: root.y + root.gap
    readonly property real cardBottom: root.cardTop + card.height

    signal copyPressed(int row)

    contentHeight: card.height
    firstLine: header.height

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

            info: root.block.info
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
            contentWidth: Math.max(width, code.width + 2 * Theme.spaceM)
            height: code.height + Theme.spaceM

            Item {
                id: code

                readonly property int line: Theme.codeLine
                readonly property real startsAt: root.y + root.gap + area.y

                signal nextTurn

                height: pieces.lines * code.line
                // Of what was in sight so far: the rest is not laid out.
                width: 0
                x: Theme.spaceM

                // What is in sight has another size of text by then.
                onNextTurn: code.width = code.childrenRect.width
                onLineChanged: Qt.callLater(code.nextTurn) // qmllint disable

                Repeater {
                    model: pieces

                    delegate: CodePiece {
                        blockIndex: root.index
                        from: root.sight.from - code.startsAt
                        groundStart: code.x
                        groundWidth: area.contentWidth
                        look: root.look
                        selection: root.selection
                        to: root.sight.to - code.startsAt

                        onWidthChanged: code.width = Math.max(code.width, width)
                    }
                }
            }
        }
    }

    CodePieces {
        id: pieces

        content: root.block.content
        language: root.block.language
    }
}
