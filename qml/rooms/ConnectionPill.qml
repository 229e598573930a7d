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
    readonly property string retryText: App.connection.secondsToRetry > 0 ? qsTr("%1 – retry in %2 s").arg(App.connection.text).arg(App.connection.secondsToRetry) : App.connection.text

    Accessible.name: qsTr("Connection: %1").arg(root.text)
    dot: true
    hint: App.connection.canRetry ? qsTr("%1 Press to try now.").arg(App.connection.detail) : App.connection.detail
    text: App.connection.waiting > 0 ? qsTr("%1 · %n waiting", "", App.connection.waiting).arg(root.retryText) : root.retryText
    tone: root.stage === ConnectionStatus.Live ? Theme.positive : root.stage === ConnectionStatus.Offline ? Theme.danger : Theme.warning

    onClicked: {
        if (App.connection.canRetry)
            App.connection.retryNow();
    }
}
