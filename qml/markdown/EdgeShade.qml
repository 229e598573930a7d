// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Lies over a left edge beyond which there is more.
Rectangle {
    id: root

    required property bool shown

    Accessible.ignored: true
    visible: root.shown
    width: Theme.spaceL

    gradient: Gradient {
        orientation: Gradient.Horizontal

        GradientStop {
            color: Theme.faded(Theme.text, 0.16)
            position: 0
        }

        GradientStop {
            color: Theme.faded(Theme.text, 0)
            position: 1
        }
    }
}
