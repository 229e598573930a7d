// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ObjectIds.h"

#include <QRandomGenerator>

#include <algorithm>

namespace confab::compat::chipiai::objectid {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kDigits = 24;
}

QString make(Timestamp now)
{
    const auto seconds = quint32(now / 1000);
    const quint64 random = QRandomGenerator::system()->generate64();
    return u"%1%2"_s.arg(seconds, 8, 16, QLatin1Char('0')).arg(random, 16, 16, QLatin1Char('0'));
}

std::optional<QString> read(const QString &text)
{
    const QString id = text.toLower();
    const bool isHex =
        std::ranges::all_of(id, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return id.size() == kDigits && isHex ? std::optional(id) : std::nullopt;
}

} // namespace confab::compat::chipiai::objectid
