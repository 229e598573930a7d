// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ShownText.h"

namespace confab::platform {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kNonJoiner = 0x200C;

bool isShown(char32_t code)
{
    if (code == U'\n' || code == kJoiner || code == kNonJoiner)
        return true;
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // among them all that turns directions
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString shownText(const QString &text, qsizetype most)
{
    QString shown;
    const QList<uint> codes = text.left(most * 4).toUcs4();
    for (const uint code : codes) {
        if (isShown(code))
            shown += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        else if (QChar::isSpace(code))
            shown += u' ';
    }
    shown = shown.trimmed();
    if (shown.size() <= most)
        return shown;
    qsizetype end = most - 1;
    if (shown.at(end - 1).isHighSurrogate())
        --end;
    return shown.left(end).trimmed() + u'…';
}

} // namespace confab::platform
