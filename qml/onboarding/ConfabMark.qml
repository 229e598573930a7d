// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// The app's sign: two voices that overlap.
Item {
    id: root

    implicitHeight: 52
    implicitWidth: 60

    Rectangle {
        color: Theme.faded(Theme.accent, 0.28)
        height: 36
        radius: 12
        width: 36
        x: 22
        y: 14
    }

    Rectangle {
        color: Theme.accent
        height: 36
        radius: 12
        width: 36
        x: 2
        y: 2

        Repeater {
            model: 3

            Rectangle {
                required property int index

                color: Theme.accentText
                height: 4
                radius: 2
                width: 4
                x: 9 + 7 * index
                y: 16
            }
        }
    }
}
