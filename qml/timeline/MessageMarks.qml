// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What stands at the end of the words: that they were edited, and how far an own message has got. As wide as the room that
// is kept for it, also while there is nothing to see.
Item {
    id: root

    required property bool own
    required property messageInfo info
    required property bool barred
    readonly property bool pending: root.info.state === TimelineModel.Sending || root.info.state === TimelineModel.Waiting || root.info.state === TimelineModel.Saving

    implicitHeight: Theme.bodyLine
    implicitWidth: (root.own ? ticks.width : 0) + (edited.text === "" ? 0 : edited.width + edited.anchors.rightMargin)

    PlainText {
        id: edited

        anchors.bottom: parent.bottom
        anchors.right: root.own ? ticks.left : parent.right
        anchors.rightMargin: root.own ? Theme.spaceXs : 0
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.bodyLine
        text: root.info.firstInGroup || !root.info.edited ? "" : qsTr("edited")
    }

    DeliveryTicks {
        id: ticks

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        stage: root.info.state
        visible: root.own && !root.info.deleted && root.info.state !== TimelineModel.Failed && (root.info.lastInGroup || root.barred || root.pending)
        words: root.info.stateText
    }
}
