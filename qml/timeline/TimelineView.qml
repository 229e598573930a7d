// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The messages of the open room with all that floats over them.
Item {
    id: root

    required property CurrentRoom room

    signal inviteRequested
    signal linkActivated(string url, string label)
    signal personRequested(string userId)

    MessageList {
        id: list

        anchors.bottomMargin: list.lent
        anchors.fill: parent
        heldKey: menu.visible ? menu.message.key : ""
        lent: jump.standing ? jump.extent : 0
        model: root.room.timeline
        pageHeight: root.height - jump.extent
        timeline: root.room.timeline

        onActionRequested: (action, row) => root.act(action, row)
        onLinkActivated: (url, label) => root.linkActivated(url, label)
        onMenuRequested: row => root.openMenu(row)
    }

    MissedPills {
        id: missed

        // Those that the lower pill counts are below a reader who has left the newest.
        readonly property int above: list.unseenAbove ? root.room.timeline.unseenCount : list.lineAbove ? root.room.timeline.missedCount - (list.stuck ? 0 : root.room.timeline.unseenCount) : 0

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.spaceS
        available: list.columnWidth
        count: missed.above
        shown: missed.above > 0

        onJumpRequested: {
            root.room.timeline.showNewMessages();
            root.room.composer.focusRequested();
        }
        onReadRequested: {
            root.room.timeline.markAllSeen();
            root.room.composer.focusRequested();
        }
    }

    PlainText {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: missed.visible ? missed.bottom : parent.top
        anchors.topMargin: Theme.spaceS
        color: Theme.textMuted
        font: Theme.meta
        text: qsTr("Loading messages…")
        visible: root.room.timeline.loading && !trouble.visible
    }

    LoadTrouble {
        id: trouble

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: missed.visible ? missed.bottom : parent.top
        anchors.topMargin: Theme.spaceS
        text: root.room.timeline.errorText
        width: list.columnWidth

        onRetryRequested: root.room.timeline.retryLoading()
    }

    // Above the lines of what happened before anybody wrote; many of them are start enough.
    RoomStart {
        readonly property real lines: list.count > 0 ? list.contentHeight : 0

        anchors.centerIn: parent
        anchors.verticalCenterOffset: -lines / 2
        visible: root.room.timeline.empty && (list.count === 0 || root.height - lines >= Theme.px(240))
        width: Math.min(Theme.dialogWidth, root.width - 2 * Theme.spaceXl)

        onInviteRequested: root.inviteRequested()
        onWriteRequested: root.room.composer.focusRequested()
    }

    JumpPill {
        id: jump

        // Below the messages: whoever reads on from above needs the last lines in sight. No message moves by itself while
        // the reader moves them.
        property bool standing: false
        readonly property real extent: jump.height + Theme.spaceS + Theme.spaceXs
        readonly property int unseen: list.unseenAbove ? 0 : root.room.timeline.unseenCount

        Accessible.name: unseen > 0 ? qsTr("Jump to newest, %Ln new", "", unseen) : text
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spaceXs
        anchors.horizontalCenter: parent.horizontalCenter
        iconName: "arrow-down"
        shown: !list.stuck && !list.newestInSight
        text: unseen > 0 ? qsTr("%Ln new", "", unseen) : qsTr("Jump to newest")

        onClicked: {
            list.toNewest();
            root.room.composer.focusRequested();
        }
        onShownChanged: jump.settle()

        Connections {
            target: list

            function onHeldChanged(): void {
                jump.settle();
            }
        }

        function settle(): void {
            if (!list.held && jump.standing !== jump.shown)
                list.resize(() => jump.standing = jump.shown);
        }
    }

    MessageMenu {
        id: menu

        reportable: root.room.options.canReport
        timeline: root.room.timeline

        onActionRequested: action => root.act(action, menu.message)
        onCopyRequested: (text, markdown) => root.room.actions.copy(text, markdown)
    }

    PointedLink {
        id: pointed
    }

    RemovalDialog {
        id: removal

        timeline: root.room.timeline

        onRemovalAccepted: messageId => root.room.actions.remove(messageId)
    }

    ReportDialog {
        id: report

        actions: root.room.actions
        direct: root.room.kind === RoomListModel.Direct
        timeline: root.room.timeline
    }

    Connections {
        target: root.room.actions

        // Whoever asks from far up is to see that there is an answer.
        function onAsked(): void {
            list.toNewest();
        }
    }

    // -1 to older messages, 1 to newer ones.
    function scrollByPage(direction: int): void {
        list.scrollByPage(direction);
    }

    function goToEdge(newest: bool): void {
        if (newest)
            list.toNewest();
        else
            list.toOldest();
    }

    function openMenu(row: MessageRow): void {
        const at = root.mapFromItem(row, row.menuAt.x, row.menuAt.y);
        menu.byKey = row.focused;
        menu.selected = row.selected();
        menu.table = row.table();
        menu.pointedLink = pointed.within(row, row.menuAt.x, row.menuAt.y);
        menu.message.key = row.key;
        menu.popup(root, at.x, at.y);
    }

    // The message: a row, or what the menu is about.
    function act(action: string, message: var): void {
        const actions = root.room.actions;
        const id = message.messageId === "" ? message.info.clientId : message.messageId;
        switch (action) {
        case "copy":
            actions.copyText(id);
            break;
        case "copyMarkdown":
            actions.copyMarkdown(id);
            break;
        case "reply":
            actions.reply(message.messageId);
            break;
        case "showReply":
            root.room.timeline.jumpTo(message.info.replyToId);
            break;
        case "markUnread":
            actions.markUnread(message.messageId);
            break;
        case "showAuthor":
            root.personRequested(message.author.userId);
            break;
        case "edit":
            actions.edit(message.messageId);
            break;
        case "remove":
            removal.ask(message.key);
            break;
        case "report":
            report.ask(message.key);
            break;
        case "retrySend":
            actions.retrySend(message.info.clientId);
            break;
        case "discard":
            actions.discard(message.info.clientId);
            break;
        case "stopAnswer":
            actions.stopAnswer(message.answer.streamId);
            break;
        case "showContinued":
            root.room.timeline.jumpTo(message.answer.continuesId);
            break;
        case "continueAnswer":
            actions.continueAnswer(message.messageId);
            break;
        case "retryAnswer":
            actions.retryAnswer(message.messageId);
            break;
        }
    }
}
