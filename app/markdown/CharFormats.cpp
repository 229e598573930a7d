// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CharFormats.h"

namespace confab::markdown {

bool shapes(const QFont &font)
{
    return !(font.styleStrategy() & QFont::PreferNoShaping);
}

QTextCharFormat charFormat(const FormatRun &run, const TextLook &look, const QFont &base)
{
    QTextCharFormat format;
    QStringList families;
    if (run.formats.testFlag(Bold))
        format.setFontWeight(QFont::DemiBold);
    if (run.formats.testFlag(Italic))
        format.setFontItalic(true);
    if (run.formats.testFlag(Strike))
        format.setFontStrikeOut(true);
    if (run.formats.testFlag(Quiet))
        format.setForeground(look.quietColor);
    if (run.formats.testFlag(Mention)) {
        format.setForeground(look.linkColor);
        format.setFontWeight(QFont::DemiBold);
    }
    if (run.formats.testFlag(Own))
        format.setBackground(look.mentionSurface);
    if (run.formats.testFlag(Monospace)) {
        families = look.mono.families();
        format.setFontStyleStrategy(look.mono.styleStrategy());
        format.setProperty(QTextFormat::FontPixelSize, qMin(look.mono.pixelSize(), base.pixelSize()));
        format.setBackground(look.codeSurface);
    }
    if (run.formats.testFlag(Link)) {
        format.setAnchor(true);
        format.setAnchorHref(run.url);
        format.setForeground(look.linkColor);
        format.setFontUnderline(true);
    }
    if (run.token != TokenKind::Plain)
        format.setForeground(look.colorOf(run.token));
    if (run.emoji && !look.emojiFamily.isEmpty()) {
        // Its parts are one picture by shaping alone, which code does without.
        if (run.formats.testFlag(Monospace) || !shapes(base))
            format.setFontStyleStrategy(QFont::PreferDefault);
        families = QStringList{look.emojiFamily} + (families.isEmpty() ? base.families() : families);
    }
    if (!families.isEmpty())
        format.setFontFamilies(families);
    return format;
}

} // namespace confab::markdown
