// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown

// While a selection is led beyond an edge of the list, what lies there comes in: the faster the farther.
Item {
    id: root

    required property ListView list
    required property ReaderMoves moves
    readonly property SelectionArea area: root.Window.activeFocusItem as SelectionArea

    visible: false

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
