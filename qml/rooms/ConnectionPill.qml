// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The state of the connection, always in sight; press to try again now.
Pill {
    id: root

    readonly property int stage: App.connection.state

    Accessible.name: qsTr("Connection: %1").arg(root.text)
    dot: true
    hint: App.connection.canRetry ? qsTr("%1 Press to try now.").arg(App.connection.detail) : App.connection.detail
    text: App.connection.line !== "" ? App.connection.line : App.connection.text
    tone: root.stage === ConnectionStatus.Live ? Theme.positive : root.stage === ConnectionStatus.Offline ? Theme.danger : Theme.warning

    onClicked: {
        if (App.connection.canRetry)
            App.connection.retryNow();
    }
}
