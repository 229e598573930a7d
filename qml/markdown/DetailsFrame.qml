// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Of the frame around a part of a message that can be folded away, what stands beside one row of it.
Item {
    id: root

    required property bool begins
    required property bool ends

    Accessible.ignored: true
    clip: true

    Rectangle {
        // Where it goes on above or below, its edge is cut.
        readonly property real above: root.begins ? 0 : radius + border.width
        readonly property real below: root.ends ? 0 : radius + border.width

        border.color: Theme.hairline
        border.width: Theme.stroke
        color: "transparent"
        height: root.height + above + below
        radius: Theme.radiusControl + 2
        width: root.width
        y: -above
    }
}
