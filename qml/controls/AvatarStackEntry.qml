// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// One avatar of a stack, ringed so that it stands off its neighbour.
Rectangle {
    id: root

    required property string initials
    required property int colorIndex
    required property string picture
    required property int kind
    required property int agentKind
    required property int index
    required property color ring
    required property bool shown

    color: root.ring
    height: Theme.avatarSmall + 4
    radius: height / 2
    visible: root.shown
    width: height
    z: -root.index

    Avatar {
        agent: root.kind === root.agentKind
        anchors.centerIn: parent
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
        side: Theme.avatarSmall
    }
}
