// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Markdown
import Confab.Theme

// The theme's colours and fonts, as the formats of a text take them.
TextLook {
    addedColor: Theme.positive
    codeSurface: Theme.pressed
    commentColor: Theme.textMuted
    constantColor: Theme.warning
    functionColor: Theme.text
    keywordColor: Theme.accent
    linkColor: Theme.accent
    mentionSurface: Theme.faded(Theme.accent, 0.16)
    metaColor: Theme.textMuted
    mono: Theme.code
    quietColor: Theme.textMuted
    removedColor: Theme.danger
    stringColor: Theme.positive
    typeColor: Theme.accent
}
