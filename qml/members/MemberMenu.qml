// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// What can be done with an agent of the room.
AppMenu {
    id: root

    property string userId: ""

    signal removalRequested(string userId)

    AppMenuItem {
        dangerous: true
        iconName: "close"
        text: qsTr("Remove from room")

        onTriggered: root.removalRequested(root.userId)
    }
}
