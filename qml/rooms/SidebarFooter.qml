// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Whether the app is connected, who one is, and the settings.
Item {
    id: root

    signal profileRequested
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

        T.AbstractButton {
            id: profile

            Accessible.name: profile.text
            Accessible.role: Accessible.Button
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.right: settings.left
            anchors.top: parent.top
            focusPolicy: Qt.TabFocus
            hoverEnabled: true
            text: qsTr("Your profile, %1").arg(Bidi.isolated(App.self.name))

            background: Rectangle {
                color: profile.hovered || profile.pressed ? Theme.hover : "transparent"
                radius: Theme.radiusControl

                FocusRing {
                    gap: -Theme.focusWidth
                    shown: profile.visualFocus
                }
            }
            contentItem: Item {
                Avatar {
                    id: avatar

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.spaceM - Theme.spaceS
                    anchors.verticalCenter: parent.verticalCenter
                    colorIndex: App.self.colorIndex
                    initials: App.self.initials
                    picture: App.self.picture
                    presence: App.self.presence
                    ring: Theme.sidebar
                }

                ElidedText {
                    anchors.left: avatar.right
                    anchors.leftMargin: Theme.spaceM
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    font: Theme.controlStrong
                    text: App.self.name
                }
            }

            Keys.onEnterPressed: profile.click()
            Keys.onReturnPressed: profile.click()
            onClicked: root.profileRequested()
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
