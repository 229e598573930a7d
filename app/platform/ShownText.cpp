// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ShownText.h"

namespace confab::platform {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kNonJoiner = 0x200C;
constexpr char16_t kApart = 0x2068;    // first strong isolate
constexpr char16_t kTogether = 0x2069; // pop directional isolate

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

//! Without the marks that have no other one in their line.
QString inPairs(const QString &text)
{
    QString paired;
    QList<qsizetype> open;
    const auto dropOpen = [&paired, &open] {
        while (!open.isEmpty())
            paired.remove(open.takeLast(), 1);
    };
    for (const QChar each : text) {
        if (each == u'\n')
            dropOpen();
        if (each == kTogether && open.isEmpty())
            continue;
        if (each == kTogether)
            open.removeLast();
        else if (each == kApart)
            open.append(paired.size());
        paired += each;
    }
    dropOpen();
    return paired;
}

} // namespace

QString shownText(const QString &text, qsizetype most)
{
    QString shown;
    const QList<uint> codes = text.left(most * 4).toUcs4();
    for (const uint code : codes) {
        if (isShown(code) || code == kApart || code == kTogether)
            shown += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        else if (QChar::isSpace(code))
            shown += u' ';
    }
    shown = inPairs(shown).trimmed();
    if (shown.size() <= most)
        return shown;
    qsizetype end = most - 1;
    if (shown.at(end - 1).isHighSurrogate())
        --end;
    return inPairs(shown.left(end).trimmed() + u'…');
}

} // namespace confab::platform
