// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PasswordRules.h"

#include "core/accounts/Credentials.h"

#include <QFile>

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

} // namespace

bool isCommon(const QString &password)
{
    // Passwords are chosen rarely: the list need not stay in memory.
    const QByteArray line = '\n' + password.toLower().toUtf8() + '\n';
    return line.count('\n') == 2 && commonOnes().contains(line);
}

bool repeatsItself(const QString &password)
{
    const qsizetype period = periodOf(password.toLower());
    return period < password.size() && (period < credentials::kPasswordMinChars || isCommon(password.first(period)));
}

Result<Done> checkIsSecret(const QString &password, const QString &field)
{
    if (isCommon(password))
        return Error{ErrorCode::ValidationFailed,
                     u"This password is one of the 10,000 that are tried first. Please choose another."_s, field};
    if (repeatsItself(password))
        return Error{ErrorCode::ValidationFailed,
                     u"This password repeats itself, and is soon guessed. Please choose another."_s, field};
    return Done{};
}

} // namespace confab::core::passwordrules
