// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// What lies under a message: the tint of one's own, the accent line of an agent, the mark of a mention or a jump.
Item {
    id: root

    required property bool own
    required property bool agent
    required property bool first
    required property bool last
    required property bool mentioned
    required property bool marked
    readonly property bool tinted: root.own || root.marked
    readonly property color tone: root.marked ? Theme.accentFaint : Theme.ownTint

    // Opaque pieces, so that a corner can be square where the group goes on.
    Rectangle {
        anchors.fill: parent
        color: root.tone
        radius: Theme.radiusCard
        visible: root.tinted
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        color: root.tone
        height: Math.min(parent.height, Theme.radiusCard)
        visible: root.tinted && !root.first
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: root.tone
        height: Math.min(parent.height, Theme.radiusCard)
        visible: root.tinted && !root.last
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.last ? Theme.spaceXs : 0
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: root.first ? Theme.spaceXs : 0
        color: root.agent ? Theme.accent : Theme.warning
        visible: root.agent || root.mentioned
        width: Theme.accentLine
    }
}
