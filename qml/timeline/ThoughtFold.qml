// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Models
import Confab.Theme

// What an agent thought before it answered, folded away behind one quiet line. While it thinks, the end of it passes by.
Column {
    id: root

    required property answerThought thought
    readonly property int inset: Theme.spaceM

    signal toggled
    signal retryPressed
    signal linkActivated(string url, string label)
    signal blockRequested(Item block)
    signal moreRequested
    signal lessRequested
    signal foldRequested(int fold)

    spacing: Theme.spaceXs

    FoldButton {
        open: root.thought.open
        text: root.thought.label
        width: Math.min(implicitWidth, root.width)

        onClicked: root.toggled()
    }

    // The wheel goes on moving the messages.
    Flickable {
        id: window

        readonly property real most: Theme.px(126)

        clip: contentHeight > height
        contentHeight: content.height
        // Its end is what is new.
        contentY: contentHeight - height
        height: root.thought.thinking ? Math.min(content.height, window.most) : content.height
        interactive: false
        visible: root.thought.open && content.height > 0
        width: root.width

        Rectangle {
            color: Theme.hairline
            height: content.height
            radius: 1
            width: 3
        }

        Column {
            id: content

            spacing: Theme.spaceXs
            width: Math.max(0, root.width - root.inset)
            x: root.inset

            PlainText {
                color: Theme.textMuted
                font: Theme.meta
                line: Theme.metaLine
                text: qsTr("Loading…")
                visible: root.thought.loading
            }

            MessageBody {
                id: words

                color: Theme.textMuted
                portions: root.thought.portions
                streaming: root.thought.thinking
                text: root.thought.open ? root.thought.text : ""
                turnedFolds: root.thought.turnedFolds
                visible: text !== ""
                width: parent.width

                onBlockRequested: block => root.blockRequested(block)
                onFoldRequested: fold => root.foldRequested(fold)
                onLessRequested: fold => fold < 0 ? root.foldRequested(fold) : root.lessRequested()
                onLinkActivated: (url, label) => root.linkActivated(url, label)
                onMoreRequested: root.moreRequested()
            }

            PlainText {
                color: Theme.textMuted
                font: Theme.meta
                line: Theme.metaLine
                text: root.thought.note
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
            }

            QuietLink {
                text: qsTr("Try again")
                visible: root.thought.failed
                width: Math.min(Math.ceil(implicitWidth), parent.width)

                onPressed: root.retryPressed()
            }
        }
    }

    function selected(): copiedText {
        return words.selected();
    }

    function settle(): void {
        words.forceLayout();
        content.forceLayout();
        root.forceLayout();
    }
}
