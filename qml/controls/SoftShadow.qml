// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// The one soft shadow for what floats: stacked translucent rectangles, the same with every renderer.
Item {
    id: root

    property real radius: Theme.radiusCard

    anchors.fill: parent
    z: -1

    Repeater {
        model: 6

        SoftShadowLayer {
            around: root.radius
        }
    }
}
