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

    spacing: Theme.spaceM

    ElidedText {
        id: words

        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: root.topic
        width: root.agents === "" ? root.width : Math.min(naturalWidth, root.width * (root.width < Theme.panelWidth ? 1 : 0.55))
    }

    Row {
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
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.agents
            width: Math.min(naturalWidth, root.width - words.width - Theme.spaceXl - Theme.spaceS)
        }
    }
}
