// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// What takes the reader elsewhere among the messages: by keys, wheel and buttons.
Item {
    id: root

    required property ListView list
    // The same wherever the reader is, so that a page down leads back from where a page up has led.
    required property real pageHeight
    required property ReadingPlace place

    visible: false

    // Up for what is positive.
    function scrollBy(distance: real): void {
        root.place.move(() => {
            const below = root.place.below();
            // What doesn't fill the list stands at its lower end.
            root.list.contentY += Math.max(Math.min(root.list.originY - root.list.contentY, below), Math.min(below, -distance));
        });
    }

    // -1 to older messages, 1 to newer ones.
    function scrollByPage(direction: int): void {
        root.scrollBy(-direction * 0.9 * root.pageHeight);
    }

    function toNewest(): void {
        root.place.toNewest();
    }

    // Of those that are loaded; more are, when they come near.
    function toOldest(): void {
        root.place.move(() => root.place.begin(root.list.count - 1));
    }

    // Whoever comes from above a row that is higher than the list begins at its beginning.
    function reveal(row: int, fromAbove: bool): void {
        root.place.move(() => {
            root.list.positionViewAtIndex(row, ListView.Contain);
            const item = root.list.itemAtIndex(row);
            if (fromAbove && item !== null && item.height > root.list.height)
                root.place.begin(row);
        });
    }

    // A part of a message that the reader wants to see, with some of what is above it.
    function show(part: Item): void {
        const top = part.mapToItem(root.list, 0, 0).y;
        if (top < 0 || top + part.height > root.list.height)
            root.scrollBy(root.list.height / 4 - top);
    }

    // False for a key that takes nobody anywhere.
    function handleKey(key: int): bool {
        switch (key) {
        case Qt.Key_PageUp:
            root.scrollByPage(-1);
            return true;
        case Qt.Key_PageDown:
            root.scrollByPage(1);
            return true;
        case Qt.Key_Home:
            root.toOldest();
            return true;
        case Qt.Key_End:
            root.toNewest();
            return true;
        }
        return false;
    }
}
