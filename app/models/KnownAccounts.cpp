// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "KnownAccounts.h"

#include "platform/SettingsFile.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

KnownAccounts::KnownAccounts(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    load();
}

std::optional<KnownAccount> KnownAccounts::find(const QString &id) const
{
    for (const KnownAccount &account : m_accounts) {
        if (account.id == id)
            return account;
    }
    return std::nullopt;
}

std::optional<KnownAccount> KnownAccounts::find(const client::ServerAddress &address, bool hosted, UserId user) const
{
    for (const KnownAccount &account : m_accounts) {
        if (account.userId == user && (hosted ? account.hosted : account.isAt(address)))
            return account;
    }
    return std::nullopt;
}

void KnownAccounts::setCurrent(const QString &id)
{
    if (m_current == id)
        return;
    m_current = id;
    save();
}

void KnownAccounts::put(const KnownAccount &account)
{
    m_accounts.removeIf([&account](const KnownAccount &other) { return other.id == account.id; });
    m_accounts.prepend(account);
    save();
}

void KnownAccounts::setSignedIn(const QString &id, bool signedIn)
{
    for (KnownAccount &account : m_accounts) {
        if (account.id == id && std::exchange(account.signedIn, signedIn) != signedIn)
            save();
    }
}

void KnownAccounts::remove(const QString &id)
{
    if (m_accounts.removeIf([&id](const KnownAccount &other) { return other.id == id; }) == 0)
        return;
    if (m_current == id)
        m_current.clear();
    save();
}

void KnownAccounts::load()
{
    m_current = m_store.value("session/account"_L1).toString();
    const int count = m_store.beginReadArray("accounts"_L1);
    for (int i = 0;; ++i) {
        m_store.setArrayIndex(i);
        // The end of a file that was cut says nothing of the count.
        if (i >= count && !m_store.contains("id"_L1))
            break;
        const auto address = client::ServerAddress::parse(m_store.value("address"_L1).toString());
        const auto userId = UserId::fromString(m_store.value("userId"_L1).toString());
        if (!address || !userId)
            continue;
        KnownAccount account;
        account.id = m_store.value("id"_L1).toString();
        account.userId = *userId;
        account.name = m_store.value("name"_L1).toString();
        account.address = *address;
        account.serverName = m_store.value("serverName"_L1).toString();
        account.guest = m_store.value("guest"_L1).toBool();
        account.hosted = m_store.value("hosted"_L1).toBool();
        account.signedIn = m_store.value("signedIn"_L1).toBool();
        account.usedAt = m_store.value("usedAt"_L1).toLongLong();
        m_accounts.append(account);
    }
    m_store.endArray();
}

void KnownAccounts::save()
{
    m_store.setValue("session/account"_L1, m_current);
    m_store.remove("accounts"_L1);
    m_store.beginWriteArray("accounts"_L1, int(m_accounts.size()));
    for (int i = 0; i < int(m_accounts.size()); ++i) {
        const KnownAccount &account = m_accounts.at(i);
        m_store.setArrayIndex(i);
        m_store.setValue("id"_L1, account.id);
        m_store.setValue("userId"_L1, account.userId.toString());
        m_store.setValue("name"_L1, account.name);
        m_store.setValue("address"_L1, account.address.toString());
        m_store.setValue("serverName"_L1, account.serverName);
        m_store.setValue("guest"_L1, account.guest);
        m_store.setValue("hosted"_L1, account.hosted);
        m_store.setValue("signedIn"_L1, account.signedIn);
        m_store.setValue("usedAt"_L1, account.usedAt);
    }
    m_store.endArray();
    // Written at once: a kill must not cost the way back into a room.
    m_store.sync();
    if (m_store.status() == QSettings::NoError)
        platform::SettingsFile(m_store.fileName()).keepCopy();
    else if (!std::exchange(m_isUnsaved, true))
        Q_EMIT unsaved();
    Q_EMIT changed();
}

} // namespace confab::models
