// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Lies for a moment below the block that a link within the message has led to.
Rectangle {
    id: root

    Accessible.ignored: true
    color: Theme.accentFaint
    radius: Theme.radiusControl
    visible: led.running

    SequentialAnimation {
        id: led

        PropertyAction {
            property: "opacity"
            target: root
            value: 1
        }

        PauseAnimation {
            duration: 1200
        }

        NumberAnimation {
            duration: Theme.steady
            property: "opacity"
            target: root
            to: 0
        }
    }

    function show(block: Item): void {
        root.y = block.y;
        root.width = block.width;
        root.height = block.height;
        led.restart();
    }
}
