// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// While a selection is led beyond an edge of the list, what lies there comes in: the faster the farther.
Item {
    id: root

    required property ListView list
    required property ReaderMoves moves
    readonly property SelectionArea area: root.Window.activeFocusItem as SelectionArea

    visible: false

    Connections {
        target: root.area

        // What a key leads to comes in sight.
        function onHeadMoved(): void {
            const head = root.list.mapFromItem(null, root.area.head());
            if (head.height === 0)
                return;
            const below = Math.max(0, head.y + head.height + Theme.spaceS - root.list.height);
            root.moves.scrollBy(head.y < Theme.spaceS ? Theme.spaceS - head.y : -below);
        }
    }

    Timer {
        interval: 30
        repeat: true
        running: root.area !== null && root.area.dragging

        onTriggered: root.step()
    }

    function step(): void {
        const y = root.list.mapFromItem(null, root.area.pointer()).y;
        const beyond = y < 0 ? y : Math.max(0, y - root.list.height);
        if (beyond === 0)
            return;
        root.moves.scrollBy(Math.max(-60, Math.min(60, -beyond / 2)));
        root.area.follow();
    }
}
