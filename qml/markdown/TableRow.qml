// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// One line of cells; the line below the header is stronger by its ground.
Rectangle {
    id: root

    required property markdownBlock block
    required property int row
    required property TextLook look
    required property MessageSelection selection
    required property int blockIndex
    required property list<real> widths

    signal linkActivated(string url, string label)

    color: root.row === 0 ? Theme.codeSurface : "transparent"
    height: cells.height
    implicitWidth: cells.width

    Row {
        id: cells

        Repeater {
            model: root.widths.length

            delegate: TableCell {
                required property int index

                alignment: root.block.alignment(index)
                blockIndex: root.blockIndex
                cell: root.row * root.block.columns + index
                content: root.block.cell(root.row * root.block.columns + index)
                header: root.row === 0
                look: root.look
                selection: root.selection
                width: root.widths[index]

                onLinkActivated: (url, label) => root.linkActivated(url, label)
            }
        }
    }

    Rectangle {
        color: Theme.hairline
        height: Theme.stroke
        visible: root.row > 0
        width: parent.width
    }
}
