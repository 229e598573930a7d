// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQuick

// The colours of one appearance, by what they are for.
QtObject {
    required property color window
    required property color sidebar
    required property color surface
    required property color hairline
    required property color quoteBar
    required property color text
    required property color textMuted
    required property color accent
    required property color accentText
    required property color accentFaint
    required property color positive
    required property color warning
    required property color danger
    required property color important
    required property color dangerText
    required property color codeSurface
    // Veils laid over whatever is below.
    required property color hover
    required property color pressed
    required property color selected
    // The one of some words that is chosen, on the code surface.
    required property color chosen
    required property color ownTint
    required property color shadow
    required property color scrim
    required property color tooltip
    required property color tooltipText
    required property list<color> avatars
    required property color avatarText
}
