// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace confab::platform {

//! What the system says about whoever sits here; each part may be empty, and none of it can be trusted to be a name.
struct LoginSource
{
    QString realName = {}; //!< as in the list of accounts, with the office and telephone that may follow
    QStringList logins = {};
    QString host = {};

    //! Of this process: its environment, and the account it runs under.
    static LoginSource current();
};

//! The text as a name on one line: without what can't be seen or what means something in a message, and at most
//! `maxChars` UTF-16 units. May be empty.
QString cleanedName(const QString &text, int maxChars);

//! What the person may be called, the best first: real name, login, computer, a friendly word. Never empty.
QStringList loginNames(const LoginSource &source, int maxChars);

} // namespace confab::platform
