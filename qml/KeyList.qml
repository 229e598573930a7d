// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The keys of one place.
Column {
    id: root

    required property int index
    required property string heading
    required property var keys

    Accessible.name: root.heading
    Accessible.role: Accessible.List
    spacing: Theme.spaceXs

    PlainText {
        Accessible.ignored: true
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: root.heading
    }

    Repeater {
        model: root.keys

        KeyEntry {
            width: root.width
        }
    }
}
