// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// One line of cells; the line below the header is stronger by its ground. Its cells are made when it comes in sight.
Rectangle {
    id: root

    required property int index
    required property tableCells cells
    required property list<int> alignments
    required property bool mirrored
    required property TableColumns columns
    required property TextLook look
    required property MessageSelection selection
    required property int blockIndex
    readonly property list<real> widths: root.columns.widths
    readonly property real expected: root.columns.lines(root.index, root.widths) * Theme.controlLine + 2 * Theme.spaceXs + 2

    signal linkActivated(string url, string label)

    color: root.index === 0 ? Theme.codeSurface : "transparent"
    height: loader.item === null ? root.expected : loader.height

    onVisibleChanged: {
        // What was made stays: its height is known by then.
        if (root.visible)
            loader.active = true;
    }

    Loader {
        id: loader

        active: false

        sourceComponent: Row {
            layoutDirection: root.mirrored ? Qt.RightToLeft : Qt.LeftToRight

            Repeater {
                model: root.widths.length
                visible: false

                delegate: TableCell {
                    required property int index

                    alignment: root.alignments[index]
                    blockIndex: root.blockIndex
                    cell: root.index * root.widths.length + index
                    content: root.cells.cell(index)
                    header: root.index === 0
                    look: root.look
                    mirrored: root.mirrored
                    padding: root.columns.padding / 2
                    selection: root.selection
                    width: root.widths[index]

                    onLinkActivated: (url, label) => root.linkActivated(url, label)
                }
            }
        }
    }

    Rectangle {
        color: Theme.hairline
        height: Theme.stroke
        visible: root.index > 0
        width: parent.width
    }
}
