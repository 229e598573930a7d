// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// Tells the model what the reader has really had in sight: at rest for a moment, and with somebody there.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    readonly property bool watching: root.list.visible && root.Window.active && root.timeline.watched
    // The line of new messages is in the picture, looked at or not.
    property bool lineInSight: false

    visible: false

    onWatchingChanged: settle.restart()

    Connections {
        target: root.list

        function onContentYChanged(): void {
            settle.restart();
        }

        function onCountChanged(): void {
            settle.restart();
        }
    }

    Connections {
        target: root.timeline

        function onNewMessagesRowChanged(): void {
            settle.restart();
        }
    }

    Timer {
        id: settle

        interval: 250

        onTriggered: root.report()
    }

    // The line of new messages goes when its reader has seen it, and been at the lower end for a while.
    Timer {
        interval: 10000
        running: root.watching && root.list.atYEnd && root.timeline.atEnd && root.timeline.newMessagesRow >= 0 && root.timeline.missedCount === 0

        onTriggered: root.timeline.clearNewMessagesLine()
    }

    function report(): void {
        root.lineInSight = root.isInSight(root.timeline.newMessagesRow);
        if (!root.watching || root.list.count === 0)
            return;
        if (root.lineInSight)
            root.timeline.noteLineSeen();
        const y = root.list.contentY + root.list.height - 2;
        const row = root.list.indexAt(root.list.width / 2, y);
        root.timeline.markSeenUpTo(row < 0 ? 0 : row);
    }

    function isInSight(row: int): bool {
        const item = row < 0 ? null : root.list.itemAtIndex(row);
        return item !== null && item.y + item.height > root.list.contentY && item.y < root.list.contentY + root.list.height;
    }
}
