// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Where the reader is among the messages, and what takes them elsewhere.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    // The reader moves the list by hand at the moment.
    required property bool held
    // True while the newest row is to stay in sight. Only what the reader does changes it.
    property bool stuck: true
    // The message that a jump has led to, for a moment.
    property string markedId: ""
    readonly property bool opening: arrival.running
    property bool placing: false
    property string wantedId: ""

    visible: false

    onHeldChanged: root.keep()

    Connections {
        target: root.list

        function onContentHeightChanged(): void {
            root.keep();
        }

        function onContentYChanged(): void {
            root.note();
        }

        function onCountChanged(): void {
            root.keep();
        }

        function onHeightChanged(): void {
            root.keep();
        }
    }

    Connections {
        target: root.timeline

        function onAtEndChanged(): void {
            look.restart();
        }

        // Told after the list has heard of the rows.
        function onCountChanged(): void {
            if (edge.kept)
                root.restoreEdge();
        }

        function onJumpReady(row: int, messageId: string): void {
            root.stuck = false;
            root.wantedId = messageId;
            root.markedId = messageId;
            root.centre(row);
            arrival.restart();
            unmark.restart();
        }

        function onLoadingChanged(): void {
            look.restart();
        }

        function onModelReset(): void {
            root.stuck = true;
            root.wantedId = "";
            edge.forget();
            upper.forget();
            root.list.currentIndex = -1;
            arrival.restart();
        }

        function onOwnMessageAppended(): void {
            root.toNewest();
        }

        function onRowsAboutToBeInserted(parent: var, first: int, last: int): void {
            if (first === 0 && !root.stuck && !root.opening && !edge.kept)
                edge.keep();
        }
    }

    LowerEdge {
        id: edge

        list: root.list
        timeline: root.timeline
    }

    UpperEdge {
        id: upper

        list: root.list
        timeline: root.timeline
    }

    // After a reset the rows are laid out first.
    Timer {
        id: arrival

        interval: 0

        onTriggered: root.arrive()
    }

    // The same after a page: what is missing then is asked for, and the end may be near.
    Timer {
        id: look

        interval: 0

        onTriggered: {
            if (root.opening || root.timeline.loading)
                return;
            root.list.forceLayout();
            root.stuck = root.stuck || root.atNewest();
            root.note();
        }
    }

    Timer {
        id: unmark

        interval: 1500

        onTriggered: root.markedId = ""
    }

    function atNewest(): bool {
        return root.timeline.atEnd && (root.list.count === 0 || root.list.atYEnd || root.below() <= Theme.spaceM);
    }

    function below(): real {
        return root.list.originY + root.list.contentHeight - root.list.contentY - root.list.height;
    }

    // The reader starts at the line of new messages, if it is not in sight of the newest; after a jump at its message.
    function arrive(): void {
        const wanted = root.wantedId === "" ? -1 : root.timeline.rowOfMessage(root.wantedId);
        root.wantedId = "";
        if (wanted >= 0) {
            root.centre(wanted);
            root.stuck = root.atNewest();
        } else {
            root.toNewest();
            if (root.timeline.newMessagesRow > 0) {
                root.stuck = false;
                root.list.positionViewAtIndex(root.timeline.newMessagesRow, ListView.Contain);
                root.stuck = root.atNewest();
            }
        }
        root.note();
    }

    function note(): void {
        if (root.placing || root.opening)
            return;
        if (root.held)
            root.stuck = root.atNewest();
        upper.keep();
        if (!root.timeline.atStart && root.list.contentY - root.list.originY < root.list.height)
            root.timeline.loadOlder();
        if (!root.timeline.atEnd && root.below() < root.list.height)
            root.timeline.loadNewer();
    }

    function keep(): void {
        if (root.placing || root.held)
            return;
        root.placing = true;
        if (root.stuck)
            root.list.positionViewAtBeginning();
        else if (!root.opening && !edge.kept)
            upper.restore();
        root.placing = false;
    }

    function toNewest(): void {
        root.timeline.showNewest();
        arrival.stop();
        root.wantedId = "";
        root.stuck = true;
        root.keep();
    }

    function centre(row: int): void {
        root.placing = true;
        root.list.positionViewAtIndex(row, ListView.Center);
        root.placing = false;
        root.choose(row);
    }

    // Left to itself, the list moves until its current row is wholly in sight.
    function choose(row: int): void {
        const y = root.list.contentY;
        root.placing = true;
        root.list.currentIndex = row;
        root.list.contentY = y;
        root.placing = false;
    }

    function lowestInSight(): int {
        return edge.lowest(false);
    }

    function restoreEdge(): void {
        root.placing = true;
        edge.restore();
        upper.keep();
        root.placing = false;
    }

    function scrollBy(distance: real): void {
        root.placing = true;
        const below = root.below();
        // What doesn't fill the list stands at its lower end.
        root.list.contentY += Math.max(Math.min(root.list.originY - root.list.contentY, below), Math.min(below, -distance));
        root.settle();
    }

    // What is read stays in its place, and the rest appears below it.
    function unfold(change: var): void {
        root.stuck = false;
        upper.keep();
        change();
    }

    // What goes is above the button for it, which stays.
    function fold(change: var): void {
        upper.forget();
        change();
        look.restart();
    }

    function reveal(row: int): void {
        root.placing = true;
        root.list.positionViewAtIndex(row, ListView.Contain);
        root.settle();
    }

    // On its way the list learns how high its rows are: that must not take the reader back.
    function settle(): void {
        root.placing = false;
        root.stuck = root.atNewest();
        root.note();
    }
}
