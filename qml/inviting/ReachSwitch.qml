// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// Whether other computers reach the server inside this app.
AppSwitch {
    id: root

    required property HostInfo host

    checked: root.host.openToNetwork
    enabled: !root.host.busy
    explanation: qsTr("Whoever reaches this computer and has its address or a link can join. What is written travels encrypted.")
    text: qsTr("Other computers on this network can join")

    onToggled: {
        if (!checked && App.departure.othersConnected() > 0)
            narrowDialog.open();
        else
            root.host.setOpen(checked);
    }

    ConfirmDialog {
        id: narrowDialog

        acceptKind: AppButton.Danger
        acceptText: qsTr("Keep them out")
        heading: qsTr("Keep other computers out?")
        sentence: qsTr("Somebody is connected. Whoever is so from another computer is disconnected and can't come back before this is on again.")

        onAccepted: root.host.setOpen(false)
        // It stays on for now.
        onClosed: root.checked = Qt.binding(() => root.host.openToNetwork)
    }
}
