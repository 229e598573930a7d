// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Whether the app is connected, who one is, and the settings.
Item {
    id: root

    signal settingsRequested

    implicitHeight: line.height + status.height + me.height + Theme.spaceM + Theme.spaceXs

    Hairline {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
    }

    ConnectionPill {
        id: status

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.top: line.bottom
        anchors.topMargin: Theme.spaceM
        width: Math.min(implicitWidth, root.width - 2 * Theme.spaceM)
    }

    Item {
        id: me

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: status.bottom
        height: Theme.px(48)

        Avatar {
            id: avatar

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            colorIndex: App.userColorIndex
            initials: App.userInitials
            presence: App.presence
            ring: Theme.sidebar
        }

        ElidedText {
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: settings.left
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.controlStrong
            text: App.userName
        }

        IconButton {
            id: settings

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "settings"
            shortcutText: qsTr("Ctrl+,")
            text: qsTr("Settings")

            onClicked: root.settingsRequested()
        }
    }
}
