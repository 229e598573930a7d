// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

class QSettings;

namespace confab::models {

class KnownAccounts;

//! Which rooms of each account were open, kept in the settings for the next run; forgotten with the account.
class RoomVisits : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this.
    RoomVisits(QSettings &store, const KnownAccounts &accounts);

    //! The room that was open last; empty for none.
    QString last(const QString &accountId) const;
    //! Those that were open, the latest first.
    QStringList all(const QString &accountId) const;
    //! The first of these is open now.
    void keep(const QString &accountId, const QStringList &rooms);

private:
    void forgetStrangers();

    QSettings &m_store;
    const KnownAccounts &m_accounts;
};

} // namespace confab::models
