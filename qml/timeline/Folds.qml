// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// What is opened and closed among the messages: long ones, and what an agent thought before it answered.
Item {
    id: root

    required property ListView list
    required property TimelineModel timeline
    required property ReadingPlace place
    // Of a thought that was opened by a reader who is at the newest: they stay there as long as the line that was pressed
    // stays in sight. Only until the thought is there: what comes in later moves it away like everything else.
    property string openedId: ""
    property MessageRow opened: null

    visible: false

    Connections {
        target: root.place

        function onKept(): void {
            if (root.hidden() > 0)
                root.showFromLine();
        }

        function onDeparted(): void {
            root.forget();
        }
    }

    Connections {
        target: root.timeline

        function onModelReset(): void {
            root.forget();
        }

        function onRowsAboutToBeInserted(parent: var, first: int, last: int): void {
            if (first === 0)
                root.forget();
        }
    }

    // The rows learn of their height step by step.
    Timer {
        interval: 250
        running: root.opened !== null && !root.opened.thought.loading

        onTriggered: root.forget()
    }

    // What is read stays in its place, and the rest appears below it.
    function unfold(index: int, change: var): void {
        const row = root.list.itemAtIndex(index) as MessageRow;
        const end = row.y + row.height;
        root.place.hold();
        root.place.place(() => {
            change();
            row.settle();
            // A list moves its lowest row by what that has grown, and does so twice if it is the current one.
            row.y = end - row.height;
            root.list.forceLayout();
        });
        root.place.keep();
    }

    // What goes is above the button for it, which stays.
    function fold(change: var): void {
        root.place.release(change);
    }

    function thought(action: string, row: int): void {
        switch (action) {
        case "open":
            root.open(row);
            break;
        case "close":
            root.unfold(row, () => root.timeline.setThoughtOpen(row, false));
            // The newest may have come back into sight.
            root.place.move(() => {});
            break;
        case "more":
            root.unfold(row, () => root.timeline.showMoreThought(row));
            break;
        case "less":
            root.fold(() => root.timeline.showLessThought(row));
            break;
        case "retry":
            root.timeline.retryThought(row);
            break;
        }
    }

    function open(row: int): void {
        if (!root.place.stuck) {
            root.unfold(row, () => root.timeline.setThoughtOpen(row, true));
            return;
        }
        root.opened = root.list.itemAtIndex(row) as MessageRow;
        root.openedId = root.opened.messageId;
        root.timeline.setThoughtOpen(row, true);
    }

    // How far the line is above what is in sight; 0 where it isn't, or nothing was opened.
    function hidden(): real {
        if (root.opened === null || root.opened.messageId !== root.openedId)
            return 0;
        return Math.max(0, root.list.contentY - root.opened.y - root.opened.thoughtTop);
    }

    // As much of the thought as there is room for, from its line on.
    function showFromLine(): void {
        root.place.place(() => {
            root.list.contentY -= root.hidden();
        });
        root.place.hold();
        root.forget();
    }

    function forget(): void {
        root.openedId = "";
        root.opened = null;
    }
}
