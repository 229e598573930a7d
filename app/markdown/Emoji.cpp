// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Emoji.h"

#include <QFont>
#include <QFontDatabase>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kPictureVariant = 0xFE0F;
constexpr char32_t kTextVariant = 0xFE0E;
constexpr char32_t kKeycap = 0x20E3;

bool within(char32_t code, char32_t first, char32_t last)
{
    return code >= first && code <= last;
}

//! Characters of the basic plane that are pictures without a variation selector.
bool isBasicPicture(char32_t code)
{
    static constexpr char16_t kSingle[] = {0x23F0, 0x23F3, 0x267F, 0x2693, 0x26A1, 0x26CE, 0x26D4,
                                           0x26EA, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x2728, 0x274C,
                                           0x274E, 0x2757, 0x27B0, 0x27BF, 0x2B50, 0x2B55};
    for (const char16_t each : kSingle) {
        if (each == code)
            return true;
    }
    return within(code, 0x231A, 0x231B) || within(code, 0x23E9, 0x23EC) || within(code, 0x25FD, 0x25FE) ||
           within(code, 0x2614, 0x2615) || within(code, 0x2648, 0x2653) || within(code, 0x26AA, 0x26AB) ||
           within(code, 0x26BD, 0x26BE) || within(code, 0x26C4, 0x26C5) || within(code, 0x26F2, 0x26F3) ||
           within(code, 0x270A, 0x270B) || within(code, 0x2753, 0x2755) || within(code, 0x2795, 0x2797) ||
           within(code, 0x2B1B, 0x2B1C);
}

bool isPicture(char32_t code)
{
    if (code < 0x10000)
        return isBasicPicture(code);
    return code == 0x1F004 || code == 0x1F0CF || code == 0x1F18E || within(code, 0x1F191, 0x1F19A) ||
           within(code, 0x1F1E6, 0x1F1FF) || within(code, 0x1F201, 0x1F202) || code == 0x1F21A || code == 0x1F22F ||
           within(code, 0x1F232, 0x1F23A) || within(code, 0x1F250, 0x1F251) || within(code, 0x1F300, 0x1F64F) ||
           within(code, 0x1F680, 0x1F6FF) || within(code, 0x1F7E0, 0x1F7F0) || within(code, 0x1F900, 0x1F9FF) ||
           within(code, 0x1FA70, 0x1FAFF);
}

bool isPictureCluster(QStringView cluster)
{
    const auto codes = cluster.toUcs4();
    if (codes.contains(kTextVariant))
        return false;
    if (codes.contains(kPictureVariant) || codes.contains(kKeycap))
        return codes.size() > 1;
    return isPicture(codes.first());
}

//! Most texts hold no such character at all.
bool mayHavePictures(QStringView text)
{
    for (const QChar c : text) {
        if (c.isHighSurrogate() || c.unicode() >= 0x2000)
            return true;
    }
    return false;
}

} // namespace

QList<EmojiRun> emojiRuns(const QString &text)
{
    QList<EmojiRun> runs;
    if (!mayHavePictures(text))
        return runs;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    bool joins = false;
    int start = 0;
    for (qsizetype end = finder.toNextBoundary(); end != -1; end = finder.toNextBoundary()) {
        const QStringView cluster = QStringView(text).sliced(start, end - start);
        // Older tables end a cluster after the joiner.
        const bool joined = joins && !runs.isEmpty() && runs.last().start + runs.last().length == start;
        if (!cluster.isEmpty() && (joined || isPictureCluster(cluster))) {
            if (!runs.isEmpty() && runs.last().start + runs.last().length == start)
                runs.last().length += int(cluster.size());
            else
                runs.append({start, int(cluster.size())});
        }
        joins = cluster.endsWith(QChar(char16_t(kJoiner)));
        start = int(end);
    }
    return runs;
}

QString emojiFamily()
{
    const QStringList families = QFontDatabase::families();
    for (const QString &family : {u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s}) {
        if (families.contains(family))
            return family;
    }
    return {};
}

void lookForEmojiAfter(const QStringList &families)
{
    const QString emoji = emojiFamily();
    if (emoji.isEmpty())
        return;
    for (const QString &family : families) {
        if (!QFont::substitutes(family).contains(emoji))
            QFont::insertSubstitution(family, emoji);
    }
}

} // namespace confab::markdown
