// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The topic, and behind it what the room's agents may see.
Row {
    id: root

    required property string topic
    required property string agents
    // What of the width the topic leaves to the agents at least, if they need it.
    readonly property real kept: Math.min(who.naturalWidth + Theme.px(14) + Theme.spaceXs + root.spacing, root.width * 0.45)

    spacing: Theme.spaceM

    ElidedText {
        id: words

        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: root.topic
        width: Math.min(naturalWidth, about.visible ? root.width - root.kept : root.width)
    }

    Row {
        id: about

        spacing: Theme.spaceXs
        visible: root.agents !== "" && root.width >= Theme.panelWidth

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            height: Theme.px(14)
            name: "sparkle"
            width: Theme.px(14)
        }

        ElidedText {
            id: who

            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.agents
            width: Math.min(naturalWidth, root.width - words.width - Theme.spaceXl - Theme.spaceS)
        }
    }
}
