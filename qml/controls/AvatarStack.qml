// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// The first few of a model of people as overlapping avatars, and how many more there are.
Row {
    id: root

    required property var model
    required property int total
    // What the model's kind is of agents, who look the same everywhere.
    required property int agentKind
    property int most: 3
    property color ring: Theme.window
    readonly property int step: Theme.avatarSmall - 2
    // Whom the model does not know yet is no face, but counted.
    readonly property int faces: Math.min(root.total, root.most, root.model.count)

    Accessible.ignored: true
    spacing: Theme.spaceXs

    // A list that is just wide enough makes no more delegates than are seen.
    ListView {
        cacheBuffer: 0
        height: Theme.avatarSmall + 4
        interactive: false
        model: root.model
        orientation: ListView.Horizontal
        spacing: root.step - height
        width: root.faces > 0 ? root.faces * root.step + height - root.step : 0

        delegate: AvatarStackEntry {
            agentKind: root.agentKind
            ring: root.ring
            shown: index < root.most
        }
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.meta
        height: Theme.avatarSmall + 4
        line: Theme.metaLine
        text: qsTr("+%1").arg(root.total - root.faces)
        visible: root.total > root.faces
    }
}
