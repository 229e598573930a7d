// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Models
import Confab.Theme

// One message, flat in its group. What the reader wants of it leaves by signals.
Item {
    id: root

    required property int index
    required property string key
    required property string messageId
    required property string content
    required property messageAuthor author
    required property messageInfo info
    required property answerInfo answer
    required property answerThought thought
    required property real columnWidth
    property bool focused: false
    // What can be done with it is on offer.
    property bool barred: false
    property bool marked: false
    // Where a menu asked for should open, in own coordinates.
    property point menuAt
    readonly property alias wordsAt: column.x
    readonly property alias words: body
    // Large letters need what room there is.
    readonly property bool tight: root.columnWidth < Theme.px(300)
    readonly property int gutter: root.tight ? Theme.avatarSmall + Theme.spaceS : Theme.avatar + Theme.spaceM
    readonly property int edge: Theme.spaceM
    readonly property bool pointed: hover.hovered || bar.pointed
    // The list shows nothing of it that is above this.
    property real sightTop: 0
    // Where the line stands that opens what was thought.
    readonly property real thoughtTop: column.y + lead.thoughtTop
    // Between two messages of a group there is twice this, more than between paragraphs.
    readonly property int room: Theme.spaceXs + 2

    signal actionRequested(string action)
    signal menuRequested
    signal pressed
    signal replyPressed
    // To be shown though its author is blocked, or folded again.
    signal blockedRequested(bool shown)
    signal linkActivated(string url, string label)
    signal blockRequested(Item block)
    signal moreRequested
    signal lessRequested(int fold)
    signal foldRequested(int fold)
    // Of what an agent thought before it answered.
    signal thoughtRequested(string action)
    signal thoughtFoldRequested(int fold)

    Accessible.description: root.info.stateText
    Accessible.focusable: true
    Accessible.focused: root.focused
    // Nobody hears of each word while it is written: a name that long would be put together, and told, with every one.
    Accessible.name: Bidi.isolated(root.author.name) + ", " + root.info.timeText + ": " + (root.info.deleted ? qsTr("deleted") : root.info.folded ? qsTr("Message of somebody you blocked") : root.answer.running ? root.answer.stateText : Bidi.isolated(root.content))
    Accessible.role: Accessible.ListItem
    // Until the list has it whole: what is in it is a stop of the Tab key until it has heard that it is none.
    enabled: false
    // Its bar of actions reaches into the room below the row above.
    z: root.barred ? 1 : 0
    implicitHeight: column.y + column.implicitHeight + root.room

    MessageGround {
        anchors.fill: frame
        agent: root.author.isAgent
        first: root.info.firstInGroup
        last: root.info.lastInGroup
        marked: root.marked
        mentioned: root.info.mentionsMe && !root.info.folded
        own: root.author.isMe

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }
    }

    Item {
        id: frame

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: root.info.firstInGroup ? Theme.spaceS : 0
        width: root.columnWidth
    }

    MessageMargin {
        anchors.left: frame.left
        anchors.leftMargin: root.edge
        anchors.top: column.top
        author: root.author
        info: root.info
        tight: root.tight
        timed: root.barred || root.focused
        width: root.gutter

        onAuthorPressed: root.actionRequested("showAuthor")
    }

    Column {
        id: column

        anchors.left: frame.left
        anchors.leftMargin: root.edge + root.gutter
        spacing: Theme.spaceXs
        width: Math.max(0, frame.width - root.gutter - 2 * root.edge - (marks.width > 0 ? marks.width + Theme.spaceS : 0))
        y: frame.anchors.topMargin + root.room

        MessageLead {
            id: lead

            answer: root.answer
            author: root.author
            info: root.info
            thought: root.thought
            width: parent.width

            onAuthorPressed: root.actionRequested("showAuthor")
            onBlockRequested: block => root.blockRequested(block)
            onBlockedPressed: root.blockedRequested(root.info.folded)
            onContinuedPressed: root.actionRequested("showContinued")
            onLinkActivated: (url, label) => root.linkActivated(url, label)
            onReplyPressed: root.replyPressed()
            onThoughtFoldRequested: fold => root.thoughtFoldRequested(fold)
            onThoughtRequested: action => root.thoughtRequested(action)
        }

        MessageBody {
            id: body

            color: root.info.deleted ? Theme.textMuted : Theme.text
            opacity: root.info.state === TimelineModel.Sending || root.info.state === TimelineModel.Waiting ? 0.6 : 1
            mentions: root.info.mentions
            ownMention: root.info.ownMention
            portions: root.info.portions
            streaming: root.answer.running
            text: root.info.deleted ? qsTr("This message was deleted.") : root.info.folded ? "" : root.content
            turnedFolds: root.info.turnedFolds
            visible: text !== ""
            width: parent.width

            onBlockRequested: block => root.blockRequested(block)
            onFoldRequested: fold => root.foldRequested(fold)
            onLessRequested: fold => root.lessRequested(fold)
            onLinkActivated: (url, label) => root.linkActivated(url, label)
            onMoreRequested: root.moreRequested()
        }

        MessageEnd {
            answer: root.answer
            info: root.info
            thinking: root.thought.thinking
            width: parent.width

            onActionRequested: action => root.actionRequested(action)
        }
    }

    MessageMarks {
        id: marks

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.room
        anchors.right: frame.right
        anchors.rightMargin: root.edge
        barred: root.barred
        info: root.info
        own: root.author.isMe
    }

    RowBar {
        id: bar

        active: root.barred && !root.info.deleted
        answer: root.answer
        edge: frame.x + frame.width
        info: root.info
        lineEnd: active ? column.x + root.firstLineEnd() : 0
        lineTop: column.y
        margin: root.width - edge
        numbered: root.messageId !== ""
        sightTop: root.sightTop

        onActionRequested: action => root.actionRequested(action)
        onMoreRequested: root.openMenuAt(bar.x, bar.y + bar.height)
    }

    HoverHandler {
        id: hover
    }

    PointHandler {
        acceptedButtons: Qt.AllButtons

        onActiveChanged: {
            if (active)
                root.pressed();
        }
    }

    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: point => root.openMenuAt(point.position.x, point.position.y)
    }

    Component.onCompleted: {
        root.enabled = true;
        root.settle();
    }
    // Kept for later use it is out of sight, but not for the Tab key.
    ListView.onPooled: root.enabled = false
    ListView.onReused: {
        root.enabled = true;
        root.settle();
    }

    // A list must know a row's height as soon as it has the row, or what is in sight jumps.
    function settle(): void {
        lead.settle();
        body.forceLayout();
        column.forceLayout();
    }

    function firstLineEnd(): real {
        // What stands at the end of the only line.
        if (marks.width > 0 && marks.y < column.y + Theme.bodyLine)
            return column.width + Theme.spaceS + marks.width;
        return lead.firstLineEnd >= 0 ? lead.firstLineEnd : body.firstLineEnd();
    }

    // Of the words, the block that is so far below the row's upper edge; -1 for what is none of them.
    function blockAt(y: real): int {
        return body.blockAt(y - column.y - body.y);
    }

    // Of its words, or else of what was thought before.
    function selected(): copiedText {
        const words = body.selected();
        return words.empty && lead.thoughtFold !== null ? lead.thoughtFold.selected() : words;
    }

    function table(): copiedText {
        return body.tableAt(root.menuAt.y - column.y - body.y);
    }

    function openMenuAt(x: real, y: real): void {
        if (root.info.deleted)
            return;
        root.menuAt = Qt.point(x, y);
        root.menuRequested();
    }
}
