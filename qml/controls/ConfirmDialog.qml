// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A question with its consequence in one sentence.
AppDialog {
    id: root

    required property string sentence

    PlainText {
        color: Theme.textMuted
        text: root.sentence
        width: parent.width
        wrapMode: Text.Wrap
    }

    onOpened: root.focusButton()
}
