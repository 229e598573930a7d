// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What stands above the words of a message: whose they are, what they answer or carry on, and what was thought before.
Column {
    id: root

    required property messageAuthor author
    required property messageInfo info
    required property answerInfo answer
    required property answerThought thought
    // How far to the right the first line goes; -1 where there is none.
    readonly property real firstLineEnd: heading.visible ? heading.implicitWidth : root.height > 0 ? root.width : -1

    readonly property alias thoughtTop: fold.y
    // Null where there is none.
    readonly property ThoughtFold thoughtFold: fold.item as ThoughtFold

    signal authorPressed
    signal blockedPressed
    signal replyPressed
    signal continuedPressed
    signal thoughtRequested(string action)
    signal thoughtFoldRequested(int fold)
    signal linkActivated(string url, string label)
    signal blockRequested(Item block)

    spacing: Theme.spaceXs

    MessageHeading {
        id: heading

        answer: root.answer
        author: root.author
        info: root.info
        visible: root.info.firstInGroup
        width: parent.width

        onAuthorPressed: root.authorPressed()
    }

    FoldButton {
        open: !root.info.folded
        text: root.info.folded ? qsTr("Message of somebody you blocked – show") : qsTr("Message of somebody you blocked – hide")
        visible: root.info.blocked && !root.info.deleted
        width: Math.min(implicitWidth, parent.width)

        onClicked: root.blockedPressed()
    }

    ReplyQuote {
        author: root.info.replyAuthor
        preview: root.info.replyPreview
        visible: !root.info.folded && root.info.replyToId !== "" && root.answer.continuesId === ""
        width: parent.width

        onPressed: root.replyPressed()
    }

    ContinuedLine {
        text: root.answer.continuesText
        visible: root.answer.continuesId !== ""
        width: Math.min(Math.ceil(implicitWidth), parent.width)

        onPressed: root.continuedPressed()
    }

    Loader {
        id: fold

        active: root.thought.present
        visible: active
        width: parent.width

        sourceComponent: ThoughtFold {
            thought: root.thought

            onBlockRequested: block => root.blockRequested(block)
            onFoldRequested: fold => root.thoughtFoldRequested(fold)
            onLessRequested: root.thoughtRequested("less")
            onLinkActivated: (url, label) => root.linkActivated(url, label)
            onMoreRequested: root.thoughtRequested("more")
            onRetryPressed: root.thoughtRequested("retry")
            onToggled: root.thoughtRequested(root.thought.open ? "close" : "open")
        }
    }

    function settle(): void {
        if (fold.item !== null)
            (fold.item as ThoughtFold).settle();
        root.forceLayout();
    }
}
