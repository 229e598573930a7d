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
    // The line is further up than what is in the picture, and so is the message that it heads.
    readonly property bool lineAbove: root.timeline.newMessagesRow < 0 ? root.timeline.lineOlder : root.lineLeft
    property bool lineLeft: false
    // How long the reader has the newest messages in sight, and no more the line, before it goes.
    property int lineRest: 10000

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

    // The line of new messages goes when its reader has seen it, and been at the lower end for a while. Nothing in
    // sight may move by that.
    Timer {
        interval: root.lineRest
        running: root.watching && root.list.atYEnd && root.timeline.atEnd && root.timeline.newMessagesRow >= 0 && root.lineLeft && root.timeline.missedCount === 0

        onTriggered: root.timeline.clearNewMessagesLine()
    }

    function report(): void {
        root.lineInSight = root.isInSight(root.timeline.newMessagesRow);
        const top = root.list.indexAt(root.list.width / 2, root.list.contentY + 1);
        root.lineLeft = top >= 0 && root.timeline.newMessagesRow > top + 1;
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
