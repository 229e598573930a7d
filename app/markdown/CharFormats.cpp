// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CharFormats.h"

#include "Footnotes.h"

namespace confab::markdown {

bool shapes(const QFont &font)
{
    return !(font.styleStrategy() & QFont::PreferNoShaping);
}

QFont codeFont(const TextLook &look, const QFont &base)
{
    QFont font = look.mono;
    if (look.body.pixelSize() > 0)
        font.setPixelSize(qRound(qreal(base.pixelSize()) * look.mono.pixelSize() / look.body.pixelSize()));
    return font;
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
    if (run.formats & kBoxed) {
        const QFont font = codeFont(look, base);
        families = font.families();
        format.setFontStyleStrategy(font.styleStrategy());
        format.setProperty(QTextFormat::FontPixelSize, font.pixelSize());
    }
    if (run.formats.testFlag(Superscript))
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    if (run.formats.testFlag(Subscript))
        format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
    if (run.exact)
        format.setFontStyleStrategy(QFont::PreferNoShaping);
    if (run.spaced) {
        format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        format.setFontLetterSpacing(look.boxPadding);
    }
    if (run.formats.testFlag(Link)) {
        format.setAnchor(true);
        format.setAnchorHref(run.url);
        format.setForeground(look.linkColor);
        format.setFontUnderline(!leadsWithin(run.url));
    }
    if (run.token != TokenKind::Plain)
        format.setForeground(look.colorOf(run.token));
    if (run.emoji && !look.emojiFamily.isEmpty()) {
        // Its parts are one picture by shaping alone, which code does without.
        if (run.composed)
            format.setFontStyleStrategy(QFont::NoFontMerging);
        else if (run.formats & kBoxed || !shapes(base))
            format.setFontStyleStrategy(QFont::PreferDefault);
        families = QStringList{look.emojiFamily} + (families.isEmpty() ? base.families() : families);
    }
    // Beside code it would take more than a character's room.
    if (run.sign && !look.signFamily.isEmpty() && !(run.formats & kBoxed) && shapes(base))
        families = QStringList{look.signFamily} + base.families();
    if (!families.isEmpty())
        format.setFontFamilies(families);
    return format;
}

} // namespace confab::markdown
