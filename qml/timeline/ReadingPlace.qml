// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Where the reader is among the messages: kept while the messages change around it. What takes the reader elsewhere by
// their own will is in ReaderMoves.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    // The reader moves the list by hand at the moment.
    required property bool held
    // What the list gets back of its height at the newest: it shows what is there too.
    property real lent: 0
    // True while the newest row is to stay in sight. Only what the reader does changes it.
    property bool stuck: true
    readonly property alias markedId: arrival.markedId
    readonly property alias opening: arrival.pending
    property bool placing: false

    // The newest was brought into sight again.
    signal kept
    // The reader goes elsewhere.
    signal departed

    visible: false

    onHeldChanged: {
        if (root.held) {
            root.departed();
            upper.calm();
        }
        root.keep();
    }

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

        function onJumpReady(row: int, messageId: string): void {
            root.stuck = false;
            upper.calm();
            root.place(() => arrival.jump(row, messageId));
            root.choose(row);
        }

        function onLoadingChanged(): void {
            look.restart();
        }

        function onModelReset(): void {
            root.stuck = true;
            edge.forget();
            upper.forget();
            root.list.currentIndex = -1;
            arrival.start();
        }

        function onOwnMessageAppended(): void {
            root.toNewest();
        }
    }

    LowerEdge {
        id: edge

        keeping: !root.stuck && !root.opening
        list: root.list
        timeline: root.timeline

        onDue: root.restoreEdge()
    }

    UpperEdge {
        id: upper

        list: root.list
        timeline: root.timeline

        onDisturbed: root.keep()
        onSettled: root.note()
    }

    Arrival {
        id: arrival

        list: root.list
        timeline: root.timeline

        onDue: root.arrive()
    }

    // After a page: what is missing then is asked for, and the end may be near.
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

    function atNewest(): bool {
        return root.timeline.atEnd && (root.list.count === 0 || root.list.atYEnd || root.below() <= Theme.spaceM + root.lent);
    }

    function below(): real {
        return root.list.originY + root.list.contentHeight - root.list.contentY - root.list.height;
    }

    // The reader starts at the line of new messages, if it is not in sight of the newest; after a jump at its message.
    function arrive(): void {
        const wanted = arrival.target();
        if (wanted >= 0) {
            root.place(() => arrival.show(wanted));
            root.choose(wanted);
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
        if (!root.held && upper.restless) {
            root.keep();
            return;
        }
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
        root.place(() => {
            if (root.stuck)
                root.list.positionViewAtBeginning();
            else if (!root.opening && !edge.kept)
                upper.restore();
        });
        if (root.stuck)
            root.kept();
    }

    function toNewest(): void {
        root.timeline.showNewest();
        arrival.cancel();
        upper.calm();
        root.stuck = true;
        root.keep();
    }

    function begin(row: int): void {
        arrival.begin(row);
    }

    // Left to itself, the list moves until its current row is wholly in sight.
    function choose(row: int): void {
        const y = root.list.contentY;
        root.place(() => {
            root.list.currentIndex = row;
            root.list.contentY = y;
        });
    }

    function uppermost(): int {
        return upper.uppermost();
    }

    function lowestInSight(): int {
        return edge.lowest(false);
    }

    function restoreEdge(): void {
        root.place(() => {
            edge.restore();
            upper.keep();
        });
    }

    // The list becomes less high, or higher again: it keeps what stands at its lower edge, and a reader what they read.
    function resize(change: var): void {
        upper.keep();
        root.place(change);
        root.keep();
    }

    // By what is done here, and not by the reader.
    function place(act: var): void {
        root.placing = true;
        act();
        root.placing = false;
    }

    // By the reader. On its way the list learns how high its rows are: that must not take the reader back.
    function move(act: var): void {
        root.departed();
        upper.calm();
        root.place(act);
        root.stuck = root.atNewest();
        root.note();
    }

    // What is read now stays, also where the newest goes out of sight by that.
    function hold(): void {
        root.stuck = false;
        upper.keep();
    }

    function release(change: var): void {
        upper.forget();
        change();
        look.restart();
    }
}
