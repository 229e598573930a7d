// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A person's or agent's initials on a colour of their own, with their presence if wanted.
Rectangle {
    id: root

    required property string initials
    required property int colorIndex
    property bool agent: false
    property int side: Theme.avatar
    property int presence: PresenceDot.Unknown
    property color ring: Theme.window

    Accessible.ignored: true
    color: root.agent ? Theme.accentFaint : Theme.avatarColor(root.colorIndex)
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
        visible: !root.agent
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
