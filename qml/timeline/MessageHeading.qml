// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The first line of a group: who, what model if it is an agent, and when.
Row {
    id: root

    required property messageAuthor author
    required property messageInfo info
    required property answerInfo answer
    readonly property real rest: root.width - time.width - (model.visible ? model.width + Theme.spaceS : 0) - (edited.visible ? edited.width + Theme.spaceS : 0) - Theme.spaceS

    signal authorPressed

    spacing: Theme.spaceS

    ElidedText {
        Accessible.ignored: true
        font: Theme.bodyStrong
        line: Theme.bodyLine
        text: root.author.name
        width: Math.min(naturalWidth, root.rest)

        AuthorPress {
            author: root.author

            onPressed: root.authorPressed()
        }
    }

    ElidedText {
        id: model

        Accessible.ignored: true
        color: Theme.textMuted
        font: Theme.meta
        height: Theme.bodyLine
        text: root.answer.model
        visible: text !== ""
        width: Math.min(naturalWidth, Math.max(0, root.width * 0.4))
    }

    TabularText {
        id: time

        Accessible.ignored: true
        line: Theme.bodyLine
        text: root.info.timeText

        HoverHandler {
            id: hover
        }

        AppToolTip {
            pointed: hover.hovered
            text: root.info.fullTimeText
        }
    }

    PlainText {
        id: edited

        Accessible.ignored: true
        color: Theme.textMuted
        font: Theme.meta
        height: Theme.bodyLine
        text: qsTr("edited")
        visible: root.info.edited && !root.info.deleted
    }
}
