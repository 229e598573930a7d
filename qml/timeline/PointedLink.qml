// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown

// Where a link at some place in a message leads.
Item {
    id: root

    visible: false

    // An address, or nothing.
    function within(item: Item, x: real, y: real): string {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            const at = item.mapToItem(child, x, y);
            if (!child.visible || !child.contains(at))
                continue;
            const link = root.of(child, at.x, at.y);
            if (link !== "")
                return link;
        }
        return "";
    }

    function of(item: Item, x: real, y: real): string {
        if (item instanceof BlockText)
            return root.outwards((item as BlockText).linkAt(x, y));
        if (item instanceof ImageBlock)
            return (item as ImageBlock).block.url;
        return root.within(item, x, y);
    }

    // Within a message, no address leads anywhere else.
    function outwards(link: string): string {
        return link.startsWith("#") ? "" : link;
    }
}
