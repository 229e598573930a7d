// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

class HostedEntry;
class KnownAccounts;

//! How somebody may be called who has not said so yet.
class SuggestedName
{
public:
    //! Both outlive this.
    SuggestedName(const HostedEntry &hosted, const KnownAccounts &accounts);

    //! As was asked for, the last name used, or else one of the login's; never empty.
    QString value() const;
    //! `wanted` as far as it is a name, or else a suggestion: whoever starts the app with an order is not asked.
    QString nearest(const QString &wanted) const;
    //! The user has said how they are called.
    void ask(const QString &wanted) { m_asked = nearest(wanted); }

private:
    const HostedEntry &m_hosted;
    const KnownAccounts &m_accounts;
    QString m_asked;
};

} // namespace confab::models
