// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody who is blocked.
Item {
    id: root

    required property string userId
    required property string name
    required property string initials
    required property int colorIndex
    required property string picture

    signal unblockRequested

    Accessible.name: root.name
    Accessible.role: Accessible.ListItem
    implicitHeight: Math.max(avatar.height, unblock.height) + 2 * Theme.spaceXs

    Avatar {
        id: avatar

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
    }

    ElidedText {
        Accessible.ignored: true
        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: unblock.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        font: Theme.controlStrong
        text: root.name
    }

    AppButton {
        id: unblock

        Accessible.name: qsTr("Unblock %1").arg(Bidi.isolated(root.name))
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Unblock")

        onClicked: root.unblockRequested()
    }
}
