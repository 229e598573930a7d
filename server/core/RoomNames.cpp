// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomNames.h"

#include "core/accounts/NamePolicy.h"

namespace confab::core::roomnames {

using namespace Qt::StringLiterals;

namespace {

Error refusal(const QString &text)
{
    return {ErrorCode::ValidationFailed, text, u"name"_s};
}

// People write "#general" and mean "general", which would otherwise have a double.
QString withoutNumberSign(const QString &name)
{
    const QString plain = names::plain(name).simplified();
    qsizetype from = 0;
    while (from < plain.size() && (plain[from] == u'#' || plain[from] == u' '))
        ++from;
    return from == plain.size() ? plain : plain.sliced(from);
}

// Projects are called by words of several alphabets; a word that mixes them is made to be taken for another.
Result<> checkWords(const QString &plain)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= plain.size(); ++i) {
        const bool isInside = i < plain.size() && (plain[i].isLetterOrNumber() || plain[i].isMark());
        if (isInside)
            continue;
        if (i > begin && !names::isOfOneAlphabet(plain.sliced(begin, i - begin)))
            return refusal(u"A word of a room's name can't mix letters of different alphabets."_s);
        begin = i + 1;
    }
    return Done{};
}

} // namespace

Result<QString> normalized(const QString &name, int maxChars)
{
    const Error hidden = refusal(u"A room's name can't hold invisible or control characters, nor an @."_s);
    const Error tooLong = refusal(u"At most %1 characters, please."_s.arg(maxChars));
    if (name.size() > maxChars * 4)
        return tooLong;
    if (!name.isValidUtf16())
        return refusal(u"A room's name must be valid text."_s);
    // Before the spaces are made one: a line break is none.
    if (names::hasHidden(names::plain(name)))
        return hidden;
    const QString shown = name.normalized(QString::NormalizationForm_C).simplified();
    const QString plain = names::plain(shown).simplified();
    if (plain.isEmpty())
        return refusal(u"A room needs a name."_s);
    if (shown.size() > maxChars)
        return tooLong;
    if (plain.contains(u'@'))
        return hidden;
    if (names::stacksMarks(plain))
        return refusal(u"A room's name can't stack accents, or begin with one."_s);
    if (names::hasAgentsMark(plain))
        return refusal(u"A room can't be called like an agent."_s);
    if (const auto sound = checkWords(plain); !sound)
        return sound.error();
    return shown;
}

QString folded(const QString &name)
{
    return names::folded(withoutNumberSign(name)).simplified();
}

QStringList keys(const QString &name)
{
    return names::keysWithSymbols(withoutNumberSign(name));
}

} // namespace confab::core::roomnames
