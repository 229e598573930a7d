// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// The uppermost message in sight, and where it stands: left to itself, the list grows upwards, away from its reader.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    property string messageId: ""
    property real offset: 0
    // Which block of a message that begins further up is at the edge, how high it is, and how much of that is above.
    property int block: -1
    property real blockHeight: 1
    property real passed: 0
    // The room above the beginning of the room's messages; negative where that is not in sight.
    property real above: -1
    // Since the place was kept, lines have come to break elsewhere: what is read is in another place of its row, and the
    // row in another place of the list, which moves by itself while it learns of that, row by row.
    property bool restless: false

    // What is kept is to be restored.
    signal disturbed
    signal settled

    visible: false

    Connections {
        target: root.list

        function onWidthChanged(): void {
            root.reflow();
        }
    }

    Connections {
        target: Theme

        function onTextScaleChanged(): void {
            root.reflow();
        }
    }

    Timer {
        id: quiet

        interval: 250

        onTriggered: {
            root.disturbed();
            root.restless = false;
            root.settled();
        }
    }

    function reflow(): void {
        root.restless = true;
        quiet.restart();
        root.disturbed();
    }

    // Somebody moves on: the place is another.
    function calm(): void {
        root.restless = false;
        quiet.stop();
    }

    // Above the oldest row there may be room; -1 as long as nothing is laid out.
    function uppermost(): int {
        const row = root.list.indexAt(root.list.width / 2, root.list.contentY + 1);
        if (row >= 0)
            return row;
        const oldest = root.list.itemAtIndex(root.list.count - 1);
        return oldest !== null && oldest.y >= root.list.contentY ? root.list.count - 1 : -1;
    }

    function keep(): void {
        root.forget();
        const oldest = root.list.itemAtIndex(root.list.count - 1);
        root.above = root.timeline.atStart && oldest !== null ? oldest.y - root.list.contentY : -1;
        for (let row = root.uppermost(); row >= 0; --row) {
            const item = root.list.itemAtIndex(row) as MessageRow;
            if (item === null || item.messageId === "")
                continue;
            root.messageId = item.messageId;
            root.offset = item.y - root.list.contentY;
            root.block = item.blockAt(-root.offset);
            const block = item.words.blockOf(root.block);
            root.blockHeight = block === null ? 1 : Math.max(1, block.height);
            root.passed = block === null ? 0 : -root.offset - block.mapToItem(item, 0, 0).y;
            return;
        }
    }

    // Where it stood, as far as what is above and below it allows.
    function restore(): void {
        const oldest = root.list.itemAtIndex(root.list.count - 1);
        if (root.restless && root.above >= 0 && oldest !== null) {
            root.list.contentY = Math.min(oldest.y - root.above, root.lowest());
            return;
        }
        const row = root.messageId === "" ? -1 : root.timeline.rowOfMessage(root.messageId);
        if (row < 0)
            return;
        // What has grown may have pushed it out of what is laid out.
        if (root.restless && root.list.itemAtIndex(row) === null)
            root.list.positionViewAtIndex(row, ListView.End);
        const item = root.list.itemAtIndex(row) as MessageRow;
        if (item !== null)
            root.list.contentY = Math.min(Math.max(item.y - root.offsetIn(item), root.highest()), root.lowest());
    }

    // Not by what the list says of its height, which is a guess while it is laid out.
    function lowest(): real {
        const newest = root.list.itemAtIndex(0);
        return newest === null ? Infinity : newest.y + newest.height + root.list.headerItem.height - root.list.height;
    }

    function highest(): real {
        const oldest = root.list.itemAtIndex(root.list.count - 1);
        return oldest === null ? -Infinity : oldest.y - root.list.footerItem.height;
    }

    function offsetIn(row: MessageRow): real {
        const block = root.restless ? row.words.blockOf(root.block) : null;
        return block === null ? root.offset : -block.mapToItem(row, 0, 0).y - root.passed * block.height / root.blockHeight;
    }

    function forget(): void {
        root.messageId = "";
        root.above = -1;
    }
}
