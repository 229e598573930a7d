// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The address of the server in use, to hand out.
Column {
    id: root

    required property HostInfo host
    // Beside a better way it is not what one looks for.
    property bool aside: false

    spacing: Theme.spaceS

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: qsTr("Address of this server")
        visible: root.aside
    }

    PlainText {
        color: Theme.textMuted
        text: root.host.joinText
        width: parent.width
        wrapMode: Text.Wrap
    }

    Rectangle {
        id: card

        // Where it would break in pieces beside the button, that stands below it.
        readonly property bool stacked: address.implicitWidth > width - copy.width - Theme.spaceM - 2 * Theme.spaceS

        color: Theme.codeSurface
        height: card.stacked ? address.implicitHeight + copy.height + 2 * Theme.spaceM + Theme.spaceS : Math.max(address.implicitHeight + 2 * Theme.spaceM, copy.height + 2 * Theme.spaceS)
        radius: Theme.radiusControl
        width: parent.width

        PlainText {
            id: address

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.right: card.stacked ? parent.right : copy.left
            anchors.rightMargin: card.stacked ? Theme.spaceM : Theme.spaceS
            font: Theme.code
            line: Theme.codeLine
            text: root.host.joinAddress
            wrapMode: Text.WrapAnywhere
            y: card.stacked ? Theme.spaceM : Math.round((parent.height - height) / 2)
        }

        AppButton {
            id: copy

            Accessible.name: qsTr("Copy the address")
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            y: card.stacked ? address.y + address.height + Theme.spaceS : Math.round((parent.height - height) / 2)
            iconName: "copy"
            kind: root.aside ? AppButton.Secondary : AppButton.Primary
            text: qsTr("Copy")

            onClicked: root.host.copyJoinAddress()
        }
    }
}
