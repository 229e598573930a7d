// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The last session is being opened. As a rule too short to read; a key store that asks for its password takes longer.
Rectangle {
    id: root

    Accessible.name: qsTr("Opening your account…")
    Accessible.role: Accessible.Pane
    color: Theme.window

    Column {
        id: column

        anchors.centerIn: parent
        spacing: Theme.spaceXl
        visible: false
        width: Math.min(Theme.onboardingWidth, root.width - 2 * Theme.spaceXl)

        WelcomeHeading {
            title: qsTr("Opening your account…")
            sentence: qsTr("If this takes long, the key store of this computer may be asking for its password.")
            width: parent.width
        }
    }

    Timer {
        interval: 500
        running: true

        onTriggered: column.visible = true
    }
}
