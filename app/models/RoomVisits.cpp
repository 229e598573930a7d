// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomVisits.h"

#include "KnownAccounts.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr QLatin1String kLast{"lastRoom"};
constexpr QLatin1String kVisited{"visited"};
constexpr qsizetype kKept = 20;

QString keyOf(QLatin1String group, const QString &accountId)
{
    return u"%1/%2"_s.arg(group, accountId);
}
} // namespace

RoomVisits::RoomVisits(QSettings &store, const KnownAccounts &accounts)
    : m_store(store)
    , m_accounts(accounts)
{
    connect(&accounts, &KnownAccounts::changed, this, &RoomVisits::forgetStrangers);
    forgetStrangers();
}

QString RoomVisits::last(const QString &accountId) const
{
    return m_store.value(keyOf(kLast, accountId)).toString();
}

QStringList RoomVisits::all(const QString &accountId) const
{
    return m_store.value(keyOf(kVisited, accountId)).toStringList();
}

void RoomVisits::keep(const QString &accountId, const QStringList &rooms)
{
    m_store.setValue(keyOf(kLast, accountId), rooms.value(0));
    m_store.setValue(keyOf(kVisited, accountId), rooms.mid(0, kKept));
}

void RoomVisits::forgetStrangers()
{
    for (const QLatin1String group : {kLast, kVisited}) {
        m_store.beginGroup(group);
        const QStringList accountIds = m_store.childKeys();
        m_store.endGroup();
        for (const QString &accountId : accountIds) {
            if (!m_accounts.find(accountId))
                m_store.remove(keyOf(group, accountId));
        }
    }
}

} // namespace confab::models
