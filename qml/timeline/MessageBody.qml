// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The words of a message. The only file that knows how they are drawn.
PlainText {
    id: root

    property bool streaming: false

    font: Theme.body
    line: Theme.bodyLine
    wrapMode: Text.Wrap
}
