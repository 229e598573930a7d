// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Tells the model what the reader has really had in sight, with somebody there; and knows what is further up.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    required property ReadingPlace place
    readonly property bool watching: root.list.visible && root.Window.active && root.timeline.watched
    // The line of new messages is in the picture, looked at or not.
    property bool lineInSight: false
    // The line is further up than what is in the picture, and so is the message that it heads.
    readonly property bool lineAbove: root.timeline.newMessagesRow < 0 ? root.timeline.lineOlder : root.lineLeft
    property bool lineLeft: false
    // So is the first message that was not seen: what is in the picture was come to without those between.
    property bool unseenAbove: false
    // How long the reader has the newest messages in sight, and no more the line, before it goes.
    property int lineRest: 10000

    visible: false

    onWatchingChanged: root.look()

    Connections {
        target: root.list

        function onContentYChanged(): void {
            root.look();
        }

        function onCountChanged(): void {
            root.look();
        }
    }

    Connections {
        target: root.timeline

        function onNewMessagesRowChanged(): void {
            root.look();
        }

        function onUnseenCountChanged(): void {
            root.look();
        }
    }

    // What passes on the way is in sight as well, a picture at a time; what is jumped over is not.
    Timer {
        id: frame

        interval: 16

        onTriggered: root.noteInView()
    }

    Timer {
        id: rest

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

    function look(): void {
        if (!frame.running)
            frame.start();
        rest.restart();
    }

    function noteInView(): void {
        if (!root.watching || root.place.opening || root.list.count === 0)
            return;
        // With the rows where they are now, and not where those stood that had their numbers before.
        root.list.forceLayout();
        const newest = root.list.indexAt(root.list.width / 2, root.list.contentY + root.list.height - Theme.bodyLine);
        const oldest = root.place.uppermost();
        if (newest >= 0 && oldest >= newest)
            root.timeline.noteInView(newest, oldest);
    }

    function report(): void {
        root.noteInView();
        root.lineInSight = root.isInSight(root.timeline.newMessagesRow);
        const top = root.place.uppermost();
        root.lineLeft = top >= 0 && root.timeline.newMessagesRow > top + 1;
        if (root.watching && !root.place.opening) {
            if (root.lineInSight)
                root.timeline.noteLineSeen();
            root.timeline.markSeen();
        }
        root.unseenAbove = top >= 0 && root.timeline.firstUnseenRow() > top;
    }

    function isInSight(row: int): bool {
        const item = row < 0 ? null : root.list.itemAtIndex(row);
        return item !== null && item.y + item.height > root.list.contentY && item.y < root.list.contentY + root.list.height;
    }
}
