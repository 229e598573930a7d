// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A person's picture, or where there is none, or not yet, their initials on a colour of their own; an agent's sign. With
// their presence if wanted.
Rectangle {
    id: root

    required property string initials
    required property int colorIndex
    // Already cut to the shape.
    property string picture: ""
    property bool agent: false
    property int side: Theme.avatar
    property int presence: PresenceDot.Unknown
    property color ring: Theme.window

    Accessible.ignored: true
    color: face.visible ? "transparent" : root.agent ? Theme.accentFaint : Theme.avatarColor(root.colorIndex)
    implicitHeight: root.side
    implicitWidth: root.side
    radius: root.agent ? Math.round(root.side * 0.3) : root.side / 2

    Icon {
        anchors.centerIn: parent
        color: Theme.accent
        height: Math.round(root.side * 0.58)
        name: "sparkle"
        visible: root.agent
        width: height
    }

    PlainText {
        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.avatarText
        font.family: Theme.sansFamily
        font.pixelSize: Math.round(root.side * 0.38)
        font.weight: Font.DemiBold
        line: Math.round(root.side * 0.5)
        text: root.initials
        visible: !root.agent && !face.visible
    }

    AvatarPicture {
        id: face

        anchors.fill: parent
        source: root.agent ? "" : root.picture
    }

    PresenceDot {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: -1
        anchors.right: parent.right
        anchors.rightMargin: -1
        ring: root.ring
        presence: root.presence
    }
}
