// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// What stands below each other in a card, and scrolls where there is too little room; what has the keyboard is in sight.
Flickable {
    id: root

    default property alias body: column.data
    readonly property Item held: root.Window.activeFocusItem
    readonly property real bodyHeight: column.implicitHeight
    // For the rings around what stands at its edge, and the bar beside that.
    property real margin: Theme.spaceS
    property real barRoom: Theme.spaceM
    property alias spacing: column.spacing
    // What had the keyboard last: a window that comes back gives it to the same, and nobody has moved.
    property Item last: null

    boundsBehavior: Flickable.StopAtBounds
    clip: interactive
    contentHeight: column.implicitHeight + 2 * margin
    flickableDirection: Flickable.VerticalFlick
    interactive: contentHeight > height + 1

    T.ScrollBar.vertical: AppScrollBar {
        steady: true
    }

    onHeldChanged: {
        if (root.held === null || root.held === root.last)
            return;
        root.last = root.held;
        root.show(root.held);
    }

    Column {
        id: column

        spacing: Theme.spaceL
        width: root.width - root.margin - root.barRoom
        x: column.LayoutMirroring.enabled ? root.barRoom : root.margin
        y: root.margin
    }

    function show(item: Item): void {
        if (item === null || !root.interactive || !root.holds(item))
            return;
        const top = item.mapToItem(root.contentItem, 0, 0).y;
        const end = top + item.height + root.margin - root.height;
        // Back to the beginning, where the heading above it stands.
        const first = end <= 0 && top - root.margin < root.contentY ? 0 : Math.min(root.contentY, top - root.margin);
        root.contentY = Math.max(first, end);
    }

    // Opened anew: what was read last time is no place to begin.
    function begin(): void {
        root.contentY = 0;
        root.last = root.held;
    }

    function takeKey(event: KeyEvent): bool {
        const line = Theme.px(40);
        const steps = new Map([[Qt.Key_Up, -line], [Qt.Key_Down, line], [Qt.Key_PageUp, line - root.height], [Qt.Key_PageDown, root.height - line], [Qt.Key_Home, -root.contentHeight], [Qt.Key_End, root.contentHeight]]);
        if (!root.interactive || event.modifiers & ~Qt.KeypadModifier || !steps.has(event.key))
            return false;
        root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, root.contentY + steps.get(event.key)));
        return true;
    }

    function holds(item: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each === column)
                return true;
        }
        return false;
    }
}
