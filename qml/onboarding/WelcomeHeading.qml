// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The mark, a title and a sentence.
Column {
    id: root

    required property string title
    required property string sentence

    spacing: Theme.spaceS

    ConfabMark {
        anchors.horizontalCenter: parent.horizontalCenter
    }

    Item {
        height: Theme.spaceXs
        width: 1
    }

    PlainText {
        Accessible.role: Accessible.Heading
        font: Theme.largeTitle
        horizontalAlignment: Text.AlignHCenter
        line: Theme.largeTitleLine
        text: root.title
        width: parent.width
        wrapMode: Text.Wrap
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.body
        horizontalAlignment: Text.AlignHCenter
        line: Theme.bodyLine
        text: root.sentence
        width: parent.width
        wrapMode: Text.Wrap
    }
}
