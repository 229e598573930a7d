// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FontFallbacks.h"

#include "Emoji.h"

#include <QFont>
#include <QFontDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

struct Writing
{
    QFontDatabase::WritingSystem system;
    QLatin1StringView region; //!< as the names of fonts have it
};

constexpr Writing kWritings[] = {
    {QFontDatabase::SimplifiedChinese, "SC"_L1},
    {QFontDatabase::TraditionalChinese, "TC"_L1},
    {QFontDatabase::Japanese, "JP"_L1},
    {QFontDatabase::Korean, "KR"_L1},
};

QFontDatabase::WritingSystem writingOf(const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::Japanese:
        return QFontDatabase::Japanese;
    case QLocale::Korean:
        return QFontDatabase::Korean;
    default:
        return locale.script() == QLocale::TraditionalHanScript ? QFontDatabase::TraditionalChinese
                                                                : QFontDatabase::SimplifiedChinese;
    }
}

QString familyFor(const Writing &writing)
{
    const QStringList families = QFontDatabase::families(writing.system);
    const auto first = [&families](auto fits) {
        const auto found = std::find_if(families.begin(), families.end(), fits);
        return found == families.end() ? QString() : *found;
    };
    const auto isSans = [](const QString &family) {
        return (family.contains("Sans"_L1) || family.contains("Gothic"_L1) || family.contains("Hei"_L1)) &&
               !family.contains("Mono"_L1);
    };
    const QString own =
        first([&](const QString &family) { return isSans(family) && family.endsWith(u' ' + writing.region); });
    const QString sans = own.isEmpty() ? first(isSans) : own;
    return sans.isEmpty() ? families.value(0) : sans;
}

} // namespace

QString eastAsianFamily(const QLocale &locale)
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    Q_UNUSED(locale)
    return {};
#else
    const QFontDatabase::WritingSystem wanted = writingOf(locale);
    for (const Writing &writing : kWritings) {
        if (writing.system == wanted) {
            const QString family = familyFor(writing);
            if (!family.isEmpty())
                return family;
        }
    }
    // Those of a neighbour have most of the letters.
    for (const Writing &writing : kWritings) {
        const QString family = familyFor(writing);
        if (!family.isEmpty())
            return family;
    }
    return {};
#endif
}

void completeFonts(const QStringList &families)
{
    for (const QString &fallback : {emojiFamily(), eastAsianFamily(QLocale())}) {
        for (const QString &family : families) {
            if (!fallback.isEmpty() && !QFont::substitutes(family).contains(fallback))
                QFont::insertSubstitution(family, fallback);
        }
    }
}

} // namespace confab::markdown
