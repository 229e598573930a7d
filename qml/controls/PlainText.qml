// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// The only way the app shows a string: never read as markup, in the theme's type.
Text {
    id: root

    property int line: Theme.controlLine

    color: Theme.text
    font: Theme.control
    lineHeight: root.line
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
