// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// What stands before the name of a room: the avatar of whom one writes with, its picture, or the sign of its kind.
Item {
    id: root

    required property bool direct
    required property bool locked
    required property bool agent
    required property int others
    required property string initials
    required property int colorIndex
    property string picture: ""
    required property int presence
    property color ring: Theme.sidebar
    readonly property bool alone: root.direct && root.others <= 1

    implicitHeight: Theme.avatar
    implicitWidth: Theme.avatar

    Avatar {
        agent: root.agent
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
        presence: root.presence
        ring: root.ring
        visible: root.alone
    }

    Rectangle {
        anchors.fill: parent
        color: sign.visible ? "transparent" : Theme.avatarColor(root.colorIndex)
        radius: root.direct ? width / 2 : Theme.radiusControl + 2
        visible: !root.alone

        Icon {
            anchors.centerIn: parent
            color: Theme.avatarText
            height: Theme.iconSmall
            name: root.direct ? "users" : root.locked ? "lock" : "hash"
            opacity: 0.8
            visible: !sign.visible
            width: Theme.iconSmall
        }

        AvatarPicture {
            id: sign

            anchors.fill: parent
            source: root.alone ? "" : root.picture
        }
    }
}
