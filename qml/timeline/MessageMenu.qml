// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// Everything that can be done with one message.
AppMenu {
    id: root

    property string messageId: ""
    property messageInfo info
    property answerInfo answer

    signal actionRequested(string action)

    AppMenuItem {
        iconName: "copy"
        keys: qsTr("C")
        text: qsTr("Copy text")

        onTriggered: root.actionRequested("copy")
    }

    AppMenuItem {
        available: root.messageId !== "" && !root.info.deleted
        iconName: "reply"
        keys: qsTr("R")
        text: qsTr("Reply")

        onTriggered: root.actionRequested("reply")
    }

    AppMenuItem {
        available: root.info.replyToId !== ""
        iconName: "message"
        text: qsTr("Show what it replies to")

        onTriggered: root.actionRequested("showReply")
    }

    AppMenuItem {
        available: root.info.canEdit
        iconName: "edit"
        keys: qsTr("E")
        text: qsTr("Edit")

        onTriggered: root.actionRequested("edit")
    }

    AppMenuItem {
        available: root.answer.canStop
        iconName: "stop"
        text: qsTr("Stop the answer")

        onTriggered: root.actionRequested("stopAnswer")
    }

    AppMenuItem {
        available: root.answer.canRetry
        iconName: "retry"
        text: qsTr("Ask again")

        onTriggered: root.actionRequested("retryAnswer")
    }

    AppMenuItem {
        available: root.info.state === TimelineModel.Failed
        iconName: "retry"
        text: qsTr("Retry")

        onTriggered: root.actionRequested("retrySend")
    }

    AppMenuItem {
        available: root.info.state === TimelineModel.Failed
        dangerous: true
        iconName: "close"
        text: qsTr("Discard")

        onTriggered: root.actionRequested("discard")
    }

    AppMenuItem {
        available: root.info.canDelete
        dangerous: true
        iconName: "trash"
        keys: qsTr("Del")
        text: qsTr("Delete…")

        onTriggered: root.actionRequested("remove")
    }
}
