// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What names look like, and whether two look the same.
#include "NameLooks.h"

#include "core/accounts/Joiners.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/NameText.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace confab::core::names {

using namespace Qt::StringLiterals;

namespace {

//! "a" of "\u1D00" and of white letters on black, which are no look-alikes of "a" to TS 39; else the character.
char32_t withoutSmallCapital(char32_t c)
{
    constexpr char32_t kLetters = 26;
    for (const char32_t firstOnBlack : {char32_t(0x1F150), char32_t(0x1F170)}) {
        if (c >= firstOnBlack && c < firstOnBlack + kLetters)
            return U'a' + (c - firstOnBlack);
    }
    constexpr char32_t kFirst = 0x0250; // of the phonetic letters: there are none before
    constexpr QByteArrayView kName = "LATIN LETTER SMALL CAPITAL ";
    if (c < kFirst || u_charType(UChar32(c)) != U_LOWERCASE_LETTER)
        return c;
    std::array<char, 64> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int length = u_charName(UChar32(c), U_UNICODE_CHAR_NAME, name.data(), int(name.size()), &status);
    const bool isOneLetter = U_SUCCESS(status) && length == kName.size() + 1;
    return isOneLetter && QByteArrayView(name.data()).startsWith(kName) ? char32_t(name[size_t(kName.size())] | 0x20)
                                                                        : c;
}

QString withoutSmallCapitals(const QString &name)
{
    QString result;
    for (const char32_t c : name.toUcs4()) {
        const char32_t plainer = withoutSmallCapital(c);
        result += QString::fromUcs4(&plainer, 1);
    }
    return result;
}

//! Punctuation and spaces.
bool isPunctuation(char32_t c)
{
    constexpr auto kSigns = U_GC_P_MASK | U_GC_SK_MASK | U_GC_ZS_MASK;
    const bool namesSomething = c == U'#' || c == U'%'; // "C#"
    return !namesSomething && ((U_GET_GC_MASK(UChar32(c)) & kSigns) != 0 || c == U'~');
}

//! Symbols too, emoji among them, save those that look like letters: "|" is an l, "\u00d7" an x.
bool isSign(char32_t c)
{
    if (isPunctuation(c) || joiners::isJoiner(c))
        return true;
    if ((U_GET_GC_MASK(UChar32(c)) & U_GC_S_MASK) == 0)
        return false;
    const QString look = skeleton(QString::fromUcs4(&c, 1));
    return std::none_of(look.cbegin(), look.cend(), [](QChar each) { return each.isLetterOrNumber(); });
}

using IsSign = bool (*)(char32_t);

//! Without the signs around, and the marks on them. The text itself where it has nothing else.
QString trimmedOf(const QString &look, IsSign isSuch)
{
    const auto characters = look.toUcs4();
    qsizetype begin = 0;
    qsizetype end = characters.size();
    while (begin < end && (isSuch(characters[begin]) || (begin > 0 && isMark(characters[begin]))))
        ++begin;
    for (qsizetype at = end; at > begin;) {
        --at;
        if (isSuch(characters[at]))
            end = at;
        else if (!isMark(characters[at]))
            break;
    }
    const auto *letters = reinterpret_cast<const char32_t *>(characters.constData());
    return begin == end ? look : QString::fromUcs4(letters + begin, end - begin);
}

QString withoutSignsAround(const QString &look)
{
    const QString bare = trimmedOf(look, isSign);
    return bare == look ? trimmedOf(look, isPunctuation) : bare; // of emoji alone
}

//! "OLIVIA" of "OLlVIA" and "OL1VIA": between capitals these are taken for one.
QString withCapitalI(const QString &name)
{
    QString read = name;
    int capitals = 0;
    for (QChar &c : read) {
        if (c == u'l' || c == u'1' || c == u'|')
            c = u'I';
        else if (c.isLower())
            return name;
        else if (c.isUpper())
            ++capitals;
    }
    return capitals > 1 ? read : name;
}

//! All ways of folding what a name looks like.
QStringList looksOf(const QString &name)
{
    // The skeleton of "I" is "l", but that of "i" is "i": only both ways together find "IVAN" like "ivan" and "lvan".
    return {skeleton(folded(name)), skeleton(name), skeleton(folded(withCapitalI(name)))};
}

QStringList keysBy(const QString &name, QString (*trim)(const QString &))
{
    QStringList result;
    // Before as well: the skeleton of a dash is a letter.
    for (const QString &look : looksOf(trim(name)))
        result.append(trim(look));
    result.removeDuplicates();
    return result;
}

//! The keys of the name without accents and without the signs in it.
QStringList bareKeys(const QString &name)
{
    QStringList all;
    // Strokes become marks in a skeleton alone, and marks stand in the way of a skeleton.
    for (const QString &key : keys(withoutSigns(name)) + keys(withoutSigns(withoutAccents(name))))
        all += keys(withoutAccents(key));
    return all;
}

bool isBracket(char32_t c)
{
    constexpr auto kBrackets = U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK | U_GC_S_MASK;
    const bool joinsWords = c == U'+';
    return c == U'"' || c == U'*' || (!joinsWords && (U_GET_GC_MASK(UChar32(c)) & kBrackets) != 0);
}

//! All brackets, and the symbols that can stand for some, as one; no other punctuation and no marks.
QString withPlainBrackets(const QString &name)
{
    QString plain;
    for (const char32_t c : withoutMarks(name).toUcs4()) {
        if (isBracket(c))
            plain += u'(';
        else if (!isPunctuation(c))
            plain += QString::fromUcs4(&c, 1);
    }
    return plain;
}

} // namespace

QString withoutSigns(const QString &text)
{
    QString bare;
    for (const char32_t c : text.toUcs4()) {
        if (!isSign(c))
            bare += QString::fromUcs4(&c, 1);
    }
    return bare.isEmpty() ? text : bare;
}

QString skeleton(const QString &name)
{
    UErrorCode status = U_ZERO_ERROR;
    QString out(name.size() * 18 + 16, Qt::Uninitialized);
    const QString plainer = withoutSmallCapitals(name);
    const int length = uspoof_getSkeleton(checker(), 0, data(plainer), int(plainer.size()),
                                          reinterpret_cast<UChar *>(out.data()), int(out.size()), &status);
    if (U_FAILURE(status))
        return folded(name);
    out.truncate(length);
    return folded(out).remove(u' ');
}

QStringList keys(const QString &name)
{
    return keysBy(name, withoutSignsAround);
}

QStringList keysWithSymbols(const QString &name)
{
    return keysBy(name, [](const QString &text) { return trimmedOf(text, isPunctuation); });
}

bool couldPassFor(const QString &one, const QString &other)
{
    const QStringList left = bareKeys(one);
    const QStringList right = bareKeys(other);
    return std::any_of(left.cbegin(), left.cend(), [&right](const QString &key) { return right.contains(key); });
}

bool hasAgentsMark(const QString &name)
{
    static const QStringList marks = looksOf(withPlainBrackets(u"(agent)"_s));
    const QStringList mine = looksOf(withPlainBrackets(name));
    return std::any_of(mine.cbegin(), mine.cend(), [](const QString &look) {
        const QString key = withoutMarks(look); // strokes become marks in a skeleton alone
        return std::any_of(marks.cbegin(), marks.cend(), [&key](const QString &mark) { return key.contains(mark); });
    });
}

} // namespace confab::core::names
