// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NamePolicy.h"

#include "core/accounts/Joiners.h"

#include <QSet>

#include <array>
#include <memory>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

namespace confab::core::names {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMarksInARow = 3;
constexpr char32_t kBlankBraille = 0x2800; // a letter to Unicode's eyes, a space to people's

const UChar *data(const QString &text)
{
    return reinterpret_cast<const UChar *>(text.utf16());
}

QString normalizedBy(const UNormalizer2 *normalizer, const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    QString out(text.size() * 18 + 1, Qt::Uninitialized); // the largest expansion of a UTF-16 unit that NFKC knows
    const int length = unorm2_normalize(normalizer, data(text), int(text.size()), reinterpret_cast<UChar *>(out.data()),
                                        int(out.size()), &status);
    if (U_FAILURE(status))
        return {};
    out.truncate(length);
    return out;
}

QString nfd(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFDInstance(&status), text);
}

QString nfkc(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFKCInstance(&status), text);
}

struct CloseChecker
{
    void operator()(USpoofChecker *checker) const { uspoof_close(checker); }
};

//! One a thread: opening is slow, and the first opening reads ICU's data.
const USpoofChecker *checker()
{
    thread_local const std::unique_ptr<USpoofChecker, CloseChecker> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        USpoofChecker *made = uspoof_open(&status);
        uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE | USPOOF_MIXED_NUMBERS, &status);
        uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
        return std::unique_ptr<USpoofChecker, CloseChecker>(made);
    }();
    return instance.get();
}

bool isHidden(char32_t c)
{
    switch (u_charType(UChar32(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return true;
    default:
        break;
    }
    return c == kBlankBraille || u_hasBinaryProperty(UChar32(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

//! "a" of "\u1D00" and of white letters on black, which TS 39 takes for no look-alikes of "a"; else the character itself.
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

bool isMark(char32_t c)
{
    return (U_GET_GC_MASK(UChar32(c)) & U_GC_M_MASK) != 0;
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

//! The text itself where it has nothing else.
QString withoutSigns(const QString &text)
{
    QString bare;
    for (const char32_t c : text.toUcs4()) {
        if (!isSign(c))
            bare += QString::fromUcs4(&c, 1);
    }
    return bare.isEmpty() ? text : bare;
}

bool canHaveAccents(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(UChar32(c), &status);
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

QString withoutAccents(const QString &name)
{
    QString result;
    bool mayBeAccent = false;
    for (const char32_t c : nfd(name).toUcs4()) {
        if (!isMark(c))
            mayBeAccent = canHaveAccents(c);
        else if (mayBeAccent)
            continue;
        result += QString::fromUcs4(&c, 1);
    }
    return result;
}

QString withoutMarks(const QString &text)
{
    QString result;
    for (const char32_t c : nfd(text).toUcs4()) {
        if (!isMark(c))
            result += QString::fromUcs4(&c, 1);
    }
    return result;
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

bool meansSomethingInAMessage(QChar c)
{
    return c == u'@' || c == u'#' || c == u'<' || c == u'>';
}

Error refusal(const QString &text)
{
    return {ErrorCode::ValidationFailed, text, u"name"_s};
}

QStringList reservedNames()
{
    return {u"sage"_s,  u"aibot"_s,   u"bot"_s,           u"assistant"_s, u"confab"_s,  u"system"_s,   u"server"_s,
            u"admin"_s, u"owner"_s,   u"root"_s,          u"moderator"_s, u"support"_s, u"everyone"_s, u"all"_s,
            u"here"_s,  u"channel"_s, u"administrator"_s, u"anonymous"_s, u"deleted"_s, u"you"_s};
}

// What stays of ":" and its look-alikes when compatible forms are gone.
bool hasColon(const QString &name)
{
    static constexpr QStringView kColons = u":\uA789\u2236\u02D0\u05C3\u0589\u0703\u0704\u1803\u1809\uA4FD\u16EC";
    return std::any_of(name.cbegin(), name.cend(), [](QChar c) { return kColons.contains(c); });
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

QString plain(const QString &name)
{
    QString text = name;
    text.remove(QChar(0xFE0E)).remove(QChar(0xFE0F)); // only ask for a black or a coloured emoji
    return nfkc(text.trimmed());
}

bool hasHidden(const QString &name)
{
    const auto characters = name.toUcs4();
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const bool isJoiner = joiners::isJoiner(characters[i]);
        if (isJoiner ? !joiners::isNeeded(characters, i) : isHidden(characters[i]))
            return true;
    }
    return false;
}

bool stacksMarks(const QString &name)
{
    int marks = 0;
    bool first = true;
    for (const char32_t c : name.toUcs4()) {
        marks = isMark(c) ? marks + 1 : 0;
        if (marks > kMarksInARow || (first && marks > 0))
            return true;
        first = false;
    }
    return false;
}

bool isOfOneAlphabet(const QString &name)
{
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_check(checker(), data(name), int(name.size()), nullptr, &status) == 0 && U_SUCCESS(status);
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

Result<> checkNew(const QString &name)
{
    if (hasColon(name))
        return refusal(u"A name can't hold a colon."_s);
    if (isReserved(name) || hasAgentsMark(name))
        return refusal(u"This name is reserved. Please choose another."_s);
    return Done{};
}

Result<QString> normalized(const QString &name, int maxChars)
{
    if (name.size() > maxChars * 4)
        return refusal(u"A name has at most %1 characters."_s.arg(maxChars));
    if (!name.isValidUtf16())
        return refusal(u"A name must be valid text."_s);
    QString shown = plain(name);
    if (hasHidden(shown) || std::any_of(shown.cbegin(), shown.cend(), meansSomethingInAMessage))
        return refusal(u"A name can't hold invisible or control characters, nor any of @ # < >."_s);
    if (stacksMarks(shown))
        return refusal(u"A name can't stack accents, or begin with one."_s);
    shown = shown.simplified();
    if (shown.isEmpty())
        return refusal(u"Please choose a name."_s);
    if (shown.size() > maxChars)
        return refusal(u"A name has at most %1 characters."_s.arg(maxChars));
    if (!isOfOneAlphabet(shown))
        return refusal(u"A name can't mix letters of different alphabets."_s);
    return shown;
}

QString folded(const QString &name)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizedBy(unorm2_getNFKCCasefoldInstance(&status), name);
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

bool isReserved(const QString &name)
{
    static const QSet<QString> reserved = [] {
        QSet<QString> all;
        for (const QString &each : reservedNames()) {
            for (const QString &key : keys(each))
                all.insert(key);
        }
        return all;
    }();
    const QStringList mine = keys(name) + keys(withoutSigns(withoutAccents(name)));
    return std::any_of(mine.cbegin(), mine.cend(), [](const QString &key) { return reserved.contains(key); });
}

} // namespace confab::core::names
