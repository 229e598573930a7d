// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// The lowest message in sight, and where it stood before rows came in below it: left to itself, the list shows those.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    readonly property bool kept: root.messageId !== ""
    property string messageId: ""
    property real offset: 0
    // The reader is elsewhere than at the newest.
    required property bool keeping

    // The rows are in: restore() it.
    signal due

    visible: false

    Connections {
        target: root.timeline

        // Told after the list has heard of the rows.
        function onCountChanged(): void {
            if (root.kept)
                root.due();
        }

        function onRowsAboutToBeInserted(parent: var, first: int, last: int): void {
            if (first === 0 && root.keeping && !root.kept)
                root.keep();
        }
    }

    // The row of the lowest one, of those that are numbered if so wanted; -1 for none.
    function lowest(numbered: bool): int {
        let row = Math.max(0, root.list.indexAt(root.list.width / 2, root.list.contentY + root.list.height - 1));
        for (; root.list.itemAtIndex(row) !== null; ++row) {
            const item = root.list.itemAtIndex(row) as MessageRow;
            if (item !== null && (!numbered || item.messageId !== ""))
                return row;
        }
        return -1;
    }

    function keep(): void {
        root.list.forceLayout();
        const item = root.list.itemAtIndex(root.lowest(true)) as MessageRow;
        if (item === null)
            return;
        root.messageId = item.messageId;
        root.offset = item.y - root.list.contentY;
    }

    function restore(): void {
        const row = root.timeline.rowOfMessage(root.messageId);
        root.forget();
        root.list.forceLayout();
        if (root.list.itemAtIndex(row) === null)
            root.list.positionViewAtIndex(row, ListView.End);
        const item = root.list.itemAtIndex(row);
        if (item !== null)
            root.list.contentY = item.y - root.offset;
    }

    function forget(): void {
        root.messageId = "";
    }
}
