// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The keys of one place. A stop of Tab, so that whoever has no pointer can bring it into sight.
Column {
    id: root

    required property int index
    required property string heading
    required property var keys

    Accessible.focusable: true
    Accessible.name: root.heading
    Accessible.role: Accessible.List
    activeFocusOnTab: true
    spacing: Theme.spaceXs

    FocusRing {
        gap: Theme.focusWidth
        parent: title
        shown: root.activeFocus && root.Window.active
    }

    PlainText {
        id: title

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
