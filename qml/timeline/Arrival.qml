// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Where the reader begins: at the first of what is new, or at the message that a jump is for.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    // The message that a jump has led to, for a moment.
    property string markedId: ""
    readonly property bool pending: laidOut.running
    property string wantedId: ""

    // The rows are laid out: show what target() says.
    signal due

    visible: false

    // After a reset the rows are laid out first.
    Timer {
        id: laidOut

        interval: 0

        onTriggered: root.due()
    }

    Timer {
        id: unmark

        interval: 1500

        onTriggered: root.markedId = ""
    }

    function start(): void {
        root.wantedId = "";
        laidOut.restart();
    }

    function jump(row: int, messageId: string): void {
        root.wantedId = messageId;
        root.markedId = messageId;
        root.show(row);
        laidOut.restart();
        unmark.restart();
    }

    function cancel(): void {
        laidOut.stop();
        root.wantedId = "";
    }

    // The row of the message that a jump was for, -1 if none was.
    function target(): int {
        const row = root.wantedId === "" ? -1 : root.timeline.rowOfMessage(root.wantedId);
        root.wantedId = "";
        return row;
    }

    // In the middle, if all of it fits there with the line of new messages that it may have; else that and its beginning.
    function show(row: int): void {
        root.list.positionViewAtIndex(row, ListView.Center);
        const item = root.list.itemAtIndex(row);
        const head = root.timeline.headRow(row);
        if (item !== null && item.height + 2 * root.heightAbove(row, head) > root.list.height)
            root.begin(head);
    }

    // Of the rows that belong to it; those that are far out of sight are a line high, or about that.
    function heightAbove(row: int, head: int): real {
        let height = 0;
        for (let above = row + 1; above <= head; ++above) {
            const item = root.list.itemAtIndex(above);
            height += item !== null ? item.height : Theme.px(32);
        }
        return height;
    }

    // At the upper edge, which is the end in a list that goes upwards. How high it is shows when it is there.
    function begin(row: int): void {
        root.list.positionViewAtIndex(row, ListView.End);
        root.list.forceLayout();
        root.list.positionViewAtIndex(row, ListView.End);
    }
}
