// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Three dots that breathe; still when motion is reduced.
Row {
    id: root

    property color color: Theme.textMuted

    Accessible.ignored: true
    spacing: 3

    Repeater {
        model: 3

        TypingDot {
            color: root.color
            running: root.visible && !Theme.reducedMotion
        }
    }
}
