// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// Stands along a quote; in the colour of what it calls the attention to.
Rectangle {
    id: root

    required property int alert

    color: look.color
    width: 3

    AlertLook {
        id: look

        alert: root.alert
    }
}
