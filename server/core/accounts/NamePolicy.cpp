// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NamePolicy.h"

#include "core/accounts/Joiners.h"
#include "core/accounts/NameLooks.h"
#include "core/accounts/NameText.h"

#include <QSet>

#include <algorithm>
#include <unicode/uchar.h>

namespace confab::core::names {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMarksInARow = 3;
constexpr char32_t kBlankBraille = 0x2800; // a letter to Unicode's eyes, a space to people's

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
    return caseFolded(name);
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
