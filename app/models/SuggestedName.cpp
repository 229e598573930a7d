// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SuggestedName.h"

#include "HostedEntry.h"
#include "KnownAccounts.h"
#include "platform/LoginNames.h"
#include "protocol/Limits.h"

#include <algorithm>

namespace confab::models {

SuggestedName::SuggestedName(const HostedEntry &hosted, const KnownAccounts &accounts)
    : m_hosted(hosted)
    , m_accounts(accounts)
{
}

QString SuggestedName::value() const
{
    const QString last = m_accounts.all().isEmpty() ? QString() : m_accounts.all().first().name;
    return nearest(m_asked.isEmpty() ? last : m_asked);
}

QString SuggestedName::nearest(const QString &wanted) const
{
    const int maxChars = Limits().nameChars;
    const QStringList own = platform::loginNames(platform::LoginSource::current(), maxChars);
    const QStringList names = QStringList{platform::cleanedName(wanted, maxChars)} + own;
    const auto found =
        std::find_if(names.cbegin(), names.cend(), [this](const QString &name) { return m_hosted.takesName(name); });
    return found == names.cend() ? own.last() : *found;
}

} // namespace confab::models
