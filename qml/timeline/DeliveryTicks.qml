// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// How far an own message has got: on this device, stored, delivered, seen.
Item {
    id: root

    required property int stage
    required property string words
    readonly property bool pending: root.stage === TimelineModel.Sending || root.stage === TimelineModel.Waiting || root.stage === TimelineModel.Saving

    Accessible.ignored: !root.visible
    Accessible.name: root.words
    Accessible.role: Accessible.StaticText
    implicitHeight: Theme.iconSmall
    implicitWidth: Theme.iconSmall

    Icon {
        anchors.fill: parent
        color: root.stage === TimelineModel.Seen ? Theme.accent : Theme.textMuted
        name: root.pending ? "clock" : root.stage === TimelineModel.Sent ? "check" : "checks"
    }

    HoverHandler {
        id: hover
    }

    AppToolTip {
        pointed: hover.hovered && root.words !== ""
        text: root.words
    }
}
