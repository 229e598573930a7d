// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Controls

// Opens the emoji.
IconButton {
    iconName: "smile"
    shortcutText: qsTr("Ctrl+E")
    text: qsTr("Emoji")
}
