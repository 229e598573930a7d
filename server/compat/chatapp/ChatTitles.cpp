// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatTitles.h"

#include "core/RoomNames.h"

#include <algorithm>

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kUntitled = "Chat #"_L1;
constexpr qsizetype kTitleChars = 40;

// Cut behind a word where there is one.
QString shortened(const QString &words)
{
    if (words.size() <= kTitleChars)
        return words;
    const qsizetype space = words.lastIndexOf(u' ', kTitleChars - 1);
    QString cut = words.left(space > 0 ? space : kTitleChars - 1);
    if (cut.back().isHighSurrogate())
        cut.chop(1);
    return cut + u'…';
}

} // namespace

QString untitledName(qint64 number)
{
    return kUntitled + QString::number(number);
}

std::optional<QString> titleOf(const QString &roomName)
{
    const QStringView rest = QStringView(roomName).mid(kUntitled.size());
    const bool isUntitled = roomName.startsWith(kUntitled) && !rest.isEmpty() &&
                            std::ranges::all_of(rest, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isUntitled ? std::nullopt : std::optional(roomName);
}

std::optional<QString> titleFor(const QString &prompt)
{
    QString words;
    for (const QChar c : prompt) {
        const bool isSpace = c.isSpace() || c.category() == QChar::Other_Control;
        if (isSpace)
            words += u' ';
        else if (c != u'@' && c.isPrint())
            words += c;
        else if (c.isSurrogate())
            words += c;
    }
    const auto name = core::roomnames::normalized(shortened(words.simplified()), int(kTitleChars));
    return name && titleOf(*name) ? std::optional(*name) : std::nullopt;
}

} // namespace confab::compat::chatapp
