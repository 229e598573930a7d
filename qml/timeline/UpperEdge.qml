// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// The uppermost message in sight, and where it stands: left to itself, the list grows upwards, away from its reader.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    property string messageId: ""
    property real offset: 0

    visible: false

    function keep(): void {
        root.forget();
        for (let row = root.list.indexAt(root.list.width / 2, root.list.contentY + 1); row >= 0; --row) {
            const item = root.list.itemAtIndex(row) as MessageRow;
            if (item === null || item.messageId === "")
                continue;
            root.messageId = item.messageId;
            root.offset = item.y - root.list.contentY;
            return;
        }
    }

    // Where it stood, as far as what is below it allows.
    function restore(): void {
        const item = root.messageId === "" ? null : root.list.itemAtIndex(root.timeline.rowOfMessage(root.messageId));
        if (item !== null)
            root.list.contentY = Math.min(item.y - root.offset, root.list.originY + root.list.contentHeight - root.list.height);
    }

    function forget(): void {
        root.messageId = "";
    }
}
