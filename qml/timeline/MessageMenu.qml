// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQml.Models
import Confab.Controls
import Confab.Markdown
import Confab.Models

// Everything that can be done with one message.
AppMenu {
    id: root

    property string messageId: ""
    property messageInfo info
    property answerInfo answer
    // Behind what it replies to.
    readonly property int linksAt: 3

    signal actionRequested(string action)

    // Now, and not when it is set: an answer goes on while the menu is closed.
    onAboutToShow: {
        const timeline = App.room.timeline;
        const row = timeline.rowOfMessage(root.messageId);
        links.text = row < 0 || root.info.deleted ? "" : timeline.contentAt(row);
        root.width = Math.min(root.widest() + root.leftPadding + root.rightPadding, root.most);
    }

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

    MessageLinks {
        id: links
    }

    Instantiator {
        model: links.titles

        delegate: AppMenuItem {
            required property int index
            required property string modelData

            iconName: "link"
            text: qsTr("Open %1").arg(modelData)

            onTriggered: App.links.request(links.url(index), links.label(index))
        }

        onObjectAdded: (index, object) => root.insertItem(root.linksAt + index, object)
        onObjectRemoved: (index, object) => root.removeItem(object)
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
        readonly property bool queued: root.info.state === TimelineModel.Sending || root.info.state === TimelineModel.Waiting

        available: queued || root.info.state === TimelineModel.Failed
        dangerous: true
        iconName: "close"
        text: queued ? qsTr("Don't send") : qsTr("Discard")

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
