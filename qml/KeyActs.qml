// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// Takes keys of the table wherever in the window they are pressed.
Item {
    id: root

    required property var acts

    signal activated(string act)

    visible: false

    Instantiator {
        model: root.acts

        delegate: Shortcut {
            required property var modelData

            sequences: modelData.sequences

            onActivated: root.activated(modelData.act)
        }
    }
}
