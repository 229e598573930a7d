// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Markdown

// What can be pressed in a message. Tab has one stop in the list of messages: the keyboard comes to these within a message.
Item {
    id: root

    visible: false

    function isPart(item: Item): bool {
        return item instanceof LinkStop || item instanceof QuietLink || item instanceof ContinuedLine || item instanceof T.AbstractButton;
    }

    // What is out of sight isn't drawn, and can be reached all the same.
    function isOutOfSight(item: Item): bool {
        return item.parent instanceof SightColumn && !item.visible;
    }

    // In the order in which they are read. The bar's actions have keys of their own, and what is held at an edge is there
    // where it stands.
    function of(item: Item): var {
        return root.within(item, false);
    }

    function within(item: Item, outOfSight: bool): var {
        let parts = [];
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            const out = outOfSight || root.isOutOfSight(child);
            if ((child.visible || out) && child.enabled && !(child instanceof ActionBar) && !(child instanceof HeldCode))
                parts = parts.concat(root.isPart(child) ? [child] : root.within(child, out));
        }
        return parts;
    }

    // The one before or after that which has the keyboard; null beyond the last, the row itself before the first.
    function next(row: MessageRow, held: Item, direction: int): Item {
        const parts = root.of(row);
        const at = parts.indexOf(held) + direction;
        return at < 0 ? row : at < parts.length ? parts[at] : null;
    }
}
