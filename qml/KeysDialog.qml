// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// Which keys do what.
AppDialog {
    id: root

    required property KeyTable table

    heading: qsTr("Keyboard shortcuts")
    rejectText: qsTr("Close")

    onOpened: root.focusButton()

    Repeater {
        model: root.table.groups.length

        KeyList {
            heading: root.table.groups[index].heading
            keys: root.table.groups[index].keys
            width: parent.width
        }
    }
}
