// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Emoji.h"

#include <QFontDatabase>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <initializer_list>

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

//! Has a picture besides its ordinary look: what a variation selector asks for is no picture else.
bool canBePicture(char32_t code)
{
    struct Range
    {
        char16_t first;
        char16_t last;
    };
    // Unicode's property Emoji, of the basic plane.
    static constexpr Range kRanges[] = {
        {0x0023, 0x0023}, {0x002A, 0x002A}, {0x0030, 0x0039}, {0x00A9, 0x00A9}, {0x00AE, 0x00AE}, {0x203C, 0x203C},
        {0x2049, 0x2049}, {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2194, 0x2199}, {0x21A9, 0x21AA}, {0x231A, 0x231B},
        {0x2328, 0x2328}, {0x23CF, 0x23CF}, {0x23E9, 0x23F3}, {0x23F8, 0x23FA}, {0x24C2, 0x24C2}, {0x25AA, 0x25AB},
        {0x25B6, 0x25B6}, {0x25C0, 0x25C0}, {0x25FB, 0x25FE}, {0x2600, 0x2604}, {0x260E, 0x260E}, {0x2611, 0x2611},
        {0x2614, 0x2615}, {0x2618, 0x2618}, {0x261D, 0x261D}, {0x2620, 0x2620}, {0x2622, 0x2623}, {0x2626, 0x2626},
        {0x262A, 0x262A}, {0x262E, 0x262F}, {0x2638, 0x263A}, {0x2640, 0x2640}, {0x2642, 0x2642}, {0x2648, 0x2653},
        {0x265F, 0x2660}, {0x2663, 0x2663}, {0x2665, 0x2666}, {0x2668, 0x2668}, {0x267B, 0x267B}, {0x267E, 0x267F},
        {0x2692, 0x2697}, {0x2699, 0x2699}, {0x269B, 0x269C}, {0x26A0, 0x26A1}, {0x26A7, 0x26A7}, {0x26AA, 0x26AB},
        {0x26B0, 0x26B1}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26C8, 0x26C8}, {0x26CE, 0x26CF}, {0x26D1, 0x26D1},
        {0x26D3, 0x26D4}, {0x26E9, 0x26EA}, {0x26F0, 0x26F5}, {0x26F7, 0x26FA}, {0x26FD, 0x26FD}, {0x2702, 0x2702},
        {0x2705, 0x2705}, {0x2708, 0x270D}, {0x270F, 0x270F}, {0x2712, 0x2712}, {0x2714, 0x2714}, {0x2716, 0x2716},
        {0x271D, 0x271D}, {0x2721, 0x2721}, {0x2728, 0x2728}, {0x2733, 0x2734}, {0x2744, 0x2744}, {0x2747, 0x2747},
        {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2763, 0x2764}, {0x2795, 0x2797},
        {0x27A1, 0x27A1}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2934, 0x2935}, {0x2B05, 0x2B07}, {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3297}, {0x3299, 0x3299}};
    if (code >= 0x10000)
        return isPicture(code) || within(code, 0x1F170, 0x1F17F) || within(code, 0x1F300, 0x1F6FF);
    return std::any_of(std::begin(kRanges), std::end(kRanges),
                       [code](Range range) { return within(code, range.first, range.last); });
}

bool isPictureCluster(QStringView cluster)
{
    const auto codes = cluster.toUcs4();
    if (codes.contains(kTextVariant))
        return false;
    if (codes.contains(kPictureVariant) || codes.contains(kKeycap))
        return codes.size() > 1 && canBePicture(codes.first());
    return isPicture(codes.first());
}

bool isComposed(QStringView cluster)
{
    return cluster.contains(QChar(char16_t(kPictureVariant))) || cluster.contains(QChar(char16_t(kKeycap))) ||
           cluster.contains(QChar(char16_t(kJoiner)));
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

QString firstOf(std::initializer_list<QString> wanted)
{
    const QStringList families = QFontDatabase::families();
    const auto *found =
        std::find_if(wanted.begin(), wanted.end(), [&](const QString &family) { return families.contains(family); });
    return found == wanted.end() ? QString() : *found;
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
        const bool adjacent = !runs.isEmpty() && runs.last().end() == start;
        // Older tables end a cluster after the joiner.
        const bool joined = joins && adjacent;
        if (!cluster.isEmpty() && (joined || isPictureCluster(cluster))) {
            const bool composed = joined || isComposed(cluster);
            if (adjacent && runs.last().composed == composed)
                runs.last().length += int(cluster.size());
            else
                runs.append({start, int(cluster.size()), composed});
        }
        joins = cluster.endsWith(QChar(char16_t(kJoiner)));
        start = int(end);
    }
    return runs;
}

int emojiAlone(const QString &text)
{
    constexpr qsizetype kLongest = 200; // of few of them
    if (text.size() > kLongest)
        return 0;
    const QList<EmojiRun> runs = emojiRuns(text);
    qsizetype covered = std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    for (const EmojiRun &run : runs)
        covered += run.length;
    if (runs.isEmpty() || covered != text.size())
        return 0;
    int count = 0;
    bool joins = false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end != -1; end = finder.toNextBoundary()) {
        const QStringView cluster = QStringView(text).sliced(start, end - start);
        if (!joins && !cluster.isEmpty() && !cluster.first().isSpace())
            ++count;
        joins = cluster.endsWith(QChar(char16_t(kJoiner)));
        start = end;
    }
    return count;
}

QList<EmojiRun> charactersLikeEmoji(const QString &text)
{
    QList<EmojiRun> runs;
    for (int at = 0; at < text.size(); ++at) {
        const char16_t code = text[at].unicode();
        // Fonts for text have the others.
        if (!within(code, 0x2600, 0x27BF) || !canBePicture(code) || isBasicPicture(code))
            continue;
        const char16_t next = at + 1 < text.size() ? text[at + 1].unicode() : u'\0';
        if (next == kPictureVariant || next == kJoiner || (at > 0 && text[at - 1].unicode() == kJoiner) ||
            QChar::isHighSurrogate(next))
            continue;
        if (!runs.isEmpty() && runs.last().end() == at)
            ++runs.last().length;
        else
            runs.append({at, 1, false});
    }
    return runs;
}

QString signFamily()
{
    return firstOf({u"Noto Sans Symbols2"_s, u"Noto Sans Symbols 2"_s, u"DejaVu Sans"_s, u"Apple Symbols"_s,
                    u"Segoe UI Symbol"_s});
}

QString emojiFamily()
{
    return firstOf({u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s});
}

} // namespace confab::markdown
