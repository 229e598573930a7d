// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Controls
import Confab.Theme

// A table: columns as wide as what stands in them, the whole moved sideways where it is too wide. Where its words run from
// right to left, so do its columns.
BlockFrame {
    id: root

    required property TextLook look
    required property MessageSelection selection
    required property Sight sight

    signal linkActivated(string url, string label)

    contentHeight: card.height + (rest.visible ? rest.height + Theme.spaceXs : 0)
    firstLine: Theme.controlLine + 2 * Theme.spaceXs + 4 * Theme.stroke

    TableColumns {
        id: tableColumns

        available: root.contentWidth - 2 * Theme.stroke
        block: root.block
        font: Theme.control
        look: root.look
        // Where there is little room, more of it is for words.
        padding: 2 * (root.contentWidth < 28 * Theme.control.pixelSize ? Theme.spaceXs + 2 : Theme.spaceM)
    }

    Rectangle {
        id: card

        border.color: Theme.hairline
        border.width: Theme.stroke
        color: "transparent"
        height: rows.height + area.barHeight + 2 * Theme.stroke
        radius: Theme.radiusControl
        width: Math.min(root.contentWidth, tableColumns.total + 2 * Theme.stroke)
        x: root.mirrored ? root.contentWidth - width : 0

        SidewaysArea {
            id: area

            anchors.fill: parent
            anchors.margins: Theme.stroke
            contentWidth: tableColumns.total
            mirrored: root.mirrored

            SightColumn {
                id: rows

                sight: root.sight
                startsAt: root.y + root.gap + area.y
                width: tableColumns.total

                Repeater {
                    model: TableRows {
                        id: tableRows

                        block: root.block
                    }

                    delegate: TableRow {
                        alignments: tableRows.alignments
                        blockIndex: root.index
                        columns: tableColumns
                        look: root.look
                        mirrored: root.mirrored
                        selection: root.selection
                        width: tableColumns.total

                        onLinkActivated: (url, label) => root.linkActivated(url, label)
                    }
                }
            }
        }
    }

    PlainText {
        id: rest

        anchors.top: card.bottom
        anchors.topMargin: Theme.spaceXs
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: root.block.hiddenColumns === 0 ? qsTr("Rows left out: %n. A copy has them all.", "", root.block.hiddenRows) : root.block.hiddenRows === 0 ? qsTr("Columns left out: %n. A copy has them all.", "", root.block.hiddenColumns) : qsTr("Rows left out: %1, columns: %2. A copy has them all.").arg(root.block.hiddenRows).arg(root.block.hiddenColumns)
        visible: root.block.hiddenRows > 0 || root.block.hiddenColumns > 0
        width: root.contentWidth
        wrapMode: Text.Wrap
    }

    function forceLayout(): void {
        rows.forceLayout();
    }
}
