// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who can reach the server in use, and the address to hand out.
AppDialog {
    id: root

    required property HostInfo host

    heading: root.host.hosting ? qsTr("Let others join") : qsTr("Join address")
    rejectText: qsTr("Done")

    AppSwitch {
        id: reachSwitch

        checked: root.host.openToNetwork
        enabled: !root.host.busy
        explanation: qsTr("Whoever reaches this computer and has the address can join. What is written travels unencrypted: for a network you trust.")
        text: qsTr("Other computers on this network can join")
        visible: root.host.hosting
        width: parent.width

        onToggled: {
            if (!checked && App.departure.othersConnected() > 0)
                narrowDialog.open();
            else
                root.host.setOpen(checked);
        }
    }

    ConfirmDialog {
        id: narrowDialog

        acceptKind: AppButton.Danger
        acceptText: qsTr("Keep them out")
        heading: qsTr("Keep other computers out?")
        sentence: qsTr("Somebody is connected. Whoever is so from another computer is disconnected and can't come back before this is on again.")

        onAccepted: root.host.setOpen(false)
        // It stays on for now.
        onClosed: reachSwitch.checked = Qt.binding(() => root.host.openToNetwork)
    }

    PlainText {
        color: Theme.textMuted
        text: root.host.joinText
        width: parent.width
        wrapMode: Text.Wrap
    }

    Rectangle {
        color: Theme.codeSurface
        height: Math.max(address.implicitHeight + 2 * Theme.spaceM, copy.height + 2 * Theme.spaceS)
        radius: Theme.radiusControl
        width: parent.width

        PlainText {
            id: address

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.right: copy.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.code
            line: Theme.codeLine
            text: root.host.joinAddress
            wrapMode: Text.WrapAnywhere
        }

        AppButton {
            id: copy

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "copy"
            kind: AppButton.Primary
            text: qsTr("Copy")

            onClicked: root.host.copyJoinAddress()
        }
    }
}
