// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQml.Models
import Confab.Controls
import Confab.Markdown
import Confab.Models
import Confab.Theme

// Everything that can be done with one message, as it stands now.
AppMenu {
    id: root

    required property TimelineModel timeline
    readonly property WatchedMessage message: watched
    // What was selected of it, and the table it was opened on: maybe nothing.
    property copiedText selected
    property copiedText table
    // The address of the link that it was opened on, or nothing.
    property string pointedLink
    // Where there is one link alone, no other can be meant.
    readonly property string link: root.pointedLink === "" && links.titles.length === 1 ? links.url(0) : root.pointedLink
    // There is somebody to whom a message can be reported.
    property bool reportable: false
    // Behind what it replies to.
    readonly property int linksAt: 7

    signal actionRequested(string action)
    signal copyRequested(string text, string markdown)

    // Now, and not when it is set: an answer goes on while the menu is closed.
    onAboutToShow: {
        links.text = watched.content;
        root.width = Math.min(root.widest() + root.leftPadding + root.rightPadding, root.most);
    }

    // What happens to it then is no matter of a menu that nobody sees.
    onClosed: watched.key = ""

    WatchedMessage {
        id: watched

        timeline: root.timeline

        onChanged: {
            if (root.visible && !watched.present)
                root.close();
        }
    }

    AppMenuItem {
        available: !root.selected.empty
        iconName: "copy"
        keys: qsTr("Ctrl+C")
        text: qsTr("Copy selection")

        onTriggered: root.copyRequested(root.selected.plain, root.selected.markdown)
    }

    AppMenuItem {
        available: !root.selected.empty
        iconName: "copy"
        text: qsTr("Copy selection as Markdown")

        onTriggered: root.copyRequested(root.selected.markdown, root.selected.markdown)
    }

    AppMenuItem {
        iconName: "copy"
        keys: root.selected.empty ? qsTr("Ctrl+C") : ""
        text: root.selected.empty ? qsTr("Copy") : qsTr("Copy message")

        onTriggered: root.actionRequested("copy")
    }

    AppMenuItem {
        iconName: "copy"
        text: root.selected.empty ? qsTr("Copy as Markdown") : qsTr("Copy message as Markdown")

        onTriggered: root.actionRequested("copyMarkdown")
    }

    AppMenuItem {
        available: !root.table.empty
        iconName: "copy"
        text: qsTr("Copy table")

        onTriggered: root.copyRequested(root.table.plain, root.table.markdown)
    }

    AppMenuItem {
        available: root.message.messageId !== "" && !root.message.info.deleted
        iconName: "reply"
        keys: qsTr("Ctrl+R")
        text: qsTr("Reply")

        onTriggered: root.actionRequested("reply")
    }

    AppMenuItem {
        available: root.message.info.replyToId !== ""
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
            text: qsTr("Open %1").arg(Bidi.isolated(modelData))

            onTriggered: App.links.request(links.url(index), links.label(index))
        }

        onObjectAdded: (index, object) => root.insertItem(root.linksAt + index, object)
        onObjectRemoved: (index, object) => root.removeItem(object)
    }

    AppMenuItem {
        readonly property bool mail: root.link.startsWith("mailto:")

        available: root.link !== ""
        iconName: "copy"
        text: mail ? qsTr("Copy mail address") : qsTr("Copy link address")

        onTriggered: {
            const address = mail ? root.link.slice("mailto:".length) : root.link;
            root.copyRequested(address, address);
        }
    }

    AppMenuItem {
        available: root.message.messageId !== "" && !root.message.info.deleted && !root.message.author.isMe && !root.message.author.isSystem
        iconName: "unread"
        text: qsTr("Mark unread from here")

        onTriggered: root.actionRequested("markUnread")
    }

    AppMenuItem {
        available: !root.message.author.isSystem
        iconName: "user"
        text: qsTr("About %1").arg(Bidi.isolated(root.message.author.name))

        onTriggered: root.actionRequested("showAuthor")
    }

    AppMenuItem {
        available: root.message.info.canEdit
        iconName: "edit"
        keys: qsTr("Ctrl+E")
        text: qsTr("Edit")

        onTriggered: root.actionRequested("edit")
    }

    AppMenuItem {
        available: root.message.answer.canStop
        iconName: "stop"
        text: qsTr("Stop the answer")

        onTriggered: root.actionRequested("stopAnswer")
    }

    AppMenuItem {
        available: root.message.answer.canContinue && !root.message.answer.asking
        iconName: "arrow-down"
        text: qsTr("Continue the answer")

        onTriggered: root.actionRequested("continueAnswer")
    }

    AppMenuItem {
        available: root.message.answer.canRetry && !root.message.answer.asking
        iconName: "retry"
        text: qsTr("Ask again")

        onTriggered: root.actionRequested("retryAnswer")
    }

    AppMenuItem {
        available: root.message.info.state === TimelineModel.Failed
        iconName: "retry"
        text: qsTr("Retry")

        onTriggered: root.actionRequested("retrySend")
    }

    AppMenuItem {
        readonly property bool queued: root.message.info.state === TimelineModel.Sending || root.message.info.state === TimelineModel.Waiting

        available: queued || root.message.info.state === TimelineModel.Failed
        dangerous: true
        iconName: "close"
        text: queued ? qsTr("Don't send") : qsTr("Discard")

        onTriggered: root.actionRequested("discard")
    }

    AppMenuItem {
        available: root.reportable && root.message.messageId !== "" && !root.message.info.deleted && !root.message.author.isMe && !root.message.author.isSystem
        iconName: "caution"
        text: qsTr("Report…")

        onTriggered: root.actionRequested("report")
    }

    AppMenuItem {
        available: root.message.info.canDelete
        dangerous: true
        iconName: "trash"
        keys: qsTr("Ctrl+Del")
        text: qsTr("Delete…")

        onTriggered: root.actionRequested("remove")
    }
}
