// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SyncedList.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

class KnownAccounts;

//! One account of the list.
struct AccountRow
{
    QString id = {};
    QString name = {};
    QString server = {};
    int colorIndex = 0;
    bool guest = false;
    bool hosted = false;
    bool signedIn = false;
    bool current = false;

    const QString &key() const { return id; }
    friend bool operator==(const AccountRow &, const AccountRow &) = default;
};

//! The accounts that this installation knows, most recently used first.
class AccountListModel : public SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.accounts is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(bool opensHostedRoom READ opensHostedRoom NOTIFY countChanged)

public:
    enum Role {
        AccountIdRole = Qt::UserRole + 1, //!< accountId: string
        NameRole,                         //!< name: the user's
        ServerRole,                       //!< server: its name if it has one, and "This computer" or "host:port"
        GuestRole,                        //!< guest: bool, a session without a password
        HostedRole,                       //!< hosted: bool, its server is the one inside this app
        SignedInRole,                     //!< signedIn: bool, opens without asking
        CurrentRole,                      //!< isCurrent: bool
        InitialsRole,                     //!< initials
        ColorIndexRole,                   //!< colorIndex: 0–15
    };

    //! `accounts` must outlive this.
    explicit AccountListModel(KnownAccounts &accounts, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool opensHostedRoom() const; //!< one of them is of the server inside this app

Q_SIGNALS:
    void countChanged();

private:
    void refresh();

    KnownAccounts &m_accounts;
    SyncedList<AccountRow> m_list;
};

} // namespace confab::models
