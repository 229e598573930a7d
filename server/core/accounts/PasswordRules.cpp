// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PasswordRules.h"

#include "core/accounts/AccountSecrets.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

// In the global namespace, as the macro needs it: the linker drops resources of a static library that nobody names.
static void registerPasswords()
{
    Q_INIT_RESOURCE(confab_passwords);
}

namespace confab::core::passwordrules {

namespace {

QByteArray commonOnes()
{
    registerPasswords();
    QFile file(u":/confab/core/common-passwords.txt"_s);
    return file.open(QIODevice::ReadOnly) ? '\n' + file.readAll() : QByteArray();
}

//! The length of the shortest piece that the text repeats; that of the text itself where it repeats none.
qsizetype periodOf(const QString &text)
{
    for (qsizetype period = 1; period * 2 <= text.size(); ++period) {
        if (QStringView(text).sliced(period) == QStringView(text).chopped(period))
            return period;
    }
    return text.size();
}

bool isOnList(const QString &password)
{
    // Passwords are chosen rarely: the list need not stay in memory.
    const QByteArray line = '\n' + password.toLower().toUtf8() + '\n';
    return line.count('\n') == 2 && commonOnes().contains(line);
}

//! Letters and digits alone, where they are most of it.
QString withoutSigns(const QString &password)
{
    QString bare;
    std::copy_if(password.cbegin(), password.cend(), std::back_inserter(bare),
                 [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    return bare.size() * 2 > password.size() ? bare : password;
}

bool isOnePieceOverAndOver(const QString &text)
{
    const qsizetype period = periodOf(text.toLower());
    return period < text.size() && (period < secrets::kPasswordMinChars || isOnList(text.first(period)));
}

//! Whether each character is the next one of the one before, or each the previous one.
bool isRow(const QString &password)
{
    const auto characters = password.toLower().toUcs4();
    for (const int step : {1, -1}) {
        const auto breaksOff = [step](uint left, uint right) { return qint64(right) - qint64(left) != step; };
        if (std::adjacent_find(characters.cbegin(), characters.cend(), breaksOff) == characters.cend())
            return true;
    }
    return false;
}

} // namespace

bool isCommon(const QString &password)
{
    return isOnList(password) || isOnList(withoutSigns(password));
}

bool isPattern(const QString &password)
{
    constexpr qsizetype kFewestCharacters = 4;
    const auto characters = password.toLower().toUcs4();
    if (QSet<uint>(characters.cbegin(), characters.cend()).size() < kFewestCharacters || isRow(password))
        return true;
    return isOnePieceOverAndOver(password) || isOnePieceOverAndOver(withoutSigns(password));
}

Result<Done> checkIsSecret(const QString &password, const QString &field)
{
    if (isCommon(password))
        return Error{ErrorCode::ValidationFailed,
                     u"This password is one of the 10,000 that are tried first. Please choose another."_s, field};
    if (isPattern(password))
        return Error{ErrorCode::ValidationFailed,
                     u"This password follows a pattern, and is soon guessed. Please choose another."_s, field};
    return Done{};
}

} // namespace confab::core::passwordrules
