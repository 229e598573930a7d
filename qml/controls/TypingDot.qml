// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// One of the three dots.
Rectangle {
    id: root

    required property int index
    required property bool running

    height: 5
    opacity: 0.5
    radius: 2.5
    width: 5

    SequentialAnimation {
        loops: Animation.Infinite
        running: root.running

        PauseAnimation {
            duration: root.index * 160
        }

        NumberAnimation {
            duration: Theme.pulse / 3
            property: "opacity"
            target: root
            to: 1
        }

        NumberAnimation {
            duration: Theme.pulse / 3
            property: "opacity"
            target: root
            to: 0.3
        }

        PauseAnimation {
            duration: Theme.pulse / 3 - root.index * 160
        }
    }
}
