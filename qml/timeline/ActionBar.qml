// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The small raised bar of what can be done with a message, for the pointer; the keyboard has keys and a menu for it.
Item {
    id: root

    required property messageInfo info
    required property answerInfo answer
    required property bool numbered
    readonly property alias pointed: hover.hovered
    readonly property int side: Theme.px(26)

    signal actionRequested(string action)
    signal moreRequested

    Accessible.name: qsTr("Message actions")
    Accessible.role: Accessible.ToolBar
    implicitHeight: row.implicitHeight + 4
    implicitWidth: row.implicitWidth + 4

    SoftShadow {
        radius: Theme.radiusControl + 2
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.surface
        radius: Theme.radiusControl + 2
    }

    HoverHandler {
        id: hover
    }

    Row {
        id: row

        anchors.centerIn: parent

        IconButton {
            focusPolicy: Qt.NoFocus
            iconName: "copy"
            side: root.side
            text: qsTr("Copy")

            onClicked: root.actionRequested("copy")
        }

        IconButton {
            focusPolicy: Qt.NoFocus
            iconName: "reply"
            side: root.side
            text: qsTr("Reply")
            visible: root.numbered

            onClicked: root.actionRequested("reply")
        }

        IconButton {
            enabled: !root.answer.asking
            focusPolicy: Qt.NoFocus
            iconName: "retry"
            side: root.side
            text: root.info.state === TimelineModel.Failed ? qsTr("Retry") : qsTr("Ask again")
            visible: root.answer.canRetry || root.info.state === TimelineModel.Failed

            onClicked: root.actionRequested(root.answer.canRetry ? "retryAnswer" : "retrySend")
        }

        IconButton {
            focusPolicy: Qt.NoFocus
            iconName: "edit"
            side: root.side
            text: qsTr("Edit")
            visible: root.info.canEdit

            onClicked: root.actionRequested("edit")
        }

        IconButton {
            focusPolicy: Qt.NoFocus
            iconName: "trash"
            side: root.side
            text: qsTr("Delete")
            visible: root.info.canDelete

            onClicked: root.actionRequested("remove")
        }

        IconButton {
            focusPolicy: Qt.NoFocus
            iconName: "more"
            side: root.side
            text: qsTr("More")

            onClicked: root.moreRequested()
        }
    }
}
