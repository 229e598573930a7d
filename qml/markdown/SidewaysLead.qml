// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown

// While a selection is led beyond the left or the right edge of what can be moved sideways, what lies there comes in: the
// faster the farther.
Item {
    id: root

    readonly property SelectionArea area: root.Window.activeFocusItem as SelectionArea

    signal led(real distance)

    visible: false

    Timer {
        interval: 30
        repeat: true
        running: root.area !== null && root.area.dragging

        onTriggered: root.step()
    }

    function step(): void {
        const at = root.mapFromItem(null, root.area.pointer());
        const beyond = at.x < 0 ? at.x : Math.max(0, at.x - root.width);
        if (beyond === 0 || at.y < 0 || at.y > root.height)
            return;
        // There may be little room beyond the edge.
        root.led(Math.sign(beyond) * Math.min(60, 12 + Math.abs(beyond) / 2));
        root.area.follow();
    }
}
