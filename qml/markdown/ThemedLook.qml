// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Markdown
import Confab.Theme

// The theme's colours and fonts, as the formats of a text take them.
TextLook {
    addedColor: Theme.codeColors.added
    addedGround: Theme.codeColors.addedGround
    body: Theme.body
    boxPadding: Theme.codePadding
    boxRadius: Theme.codeRadius
    codeSurface: Theme.inlineCode
    commentColor: Theme.codeColors.comment
    constantColor: Theme.codeColors.constant
    functionColor: Theme.codeColors.call
    keyBorder: Theme.quoteBar
    keyColor: Theme.codeColors.key
    keySurface: Theme.codeSurface
    keywordColor: Theme.codeColors.keyword
    linkColor: Theme.accent
    mentionSurface: Theme.faded(Theme.accent, 0.16)
    metaColor: Theme.codeColors.meta
    mono: Theme.code
    quietColor: Theme.textMuted
    removedColor: Theme.codeColors.removed
    removedGround: Theme.codeColors.removedGround
    stringColor: Theme.codeColors.string
    typeColor: Theme.codeColors.type
}
