// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountListModel.h"

#include "Isolated.h"
#include "KnownAccounts.h"
#include "Names.h"
#include "ServerTitle.h"

namespace confab::models {

namespace {

//! With the address, by which servers of one name are told apart.
QString placeOf(const KnownAccount &account)
{
    const QString address =
        account.hosted ? AccountListModel::tr("This computer") : account.address.displayName();
    const QString &name = account.serverName;
    const bool isPlain = account.hosted ? !isNamed(name) : name.isEmpty();
    return isPlain ? address : AccountListModel::tr("%1 · %2").arg(isolated(name), address);
}

} // namespace

AccountListModel::AccountListModel(KnownAccounts &accounts, QObject *parent)
    : SyncedListModel(parent)
    , m_accounts(accounts)
{
    connect(&accounts, &KnownAccounts::changed, this, &AccountListModel::refresh);
    refresh();
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AccountRow &row = m_list.at(index.row());
    switch (role) {
    case AccountIdRole:
        return row.id;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case ServerRole:
        return row.server;
    case GuestRole:
        return row.guest;
    case HostedRole:
        return row.hosted;
    case SignedInRole:
        return row.signedIn;
    case CurrentRole:
        return row.current;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return row.colorIndex;
    default:
        return {};
    }
}

QHash<int, QByteArray> AccountListModel::roleNames() const
{
    return {{AccountIdRole, "accountId"}, {NameRole, "name"},         {ServerRole, "server"},
            {GuestRole, "guest"},         {HostedRole, "hosted"},     {SignedInRole, "signedIn"},
            {CurrentRole, "isCurrent"},   {InitialsRole, "initials"}, {ColorIndexRole, "colorIndex"}};
}

bool AccountListModel::opensHostedRoom() const
{
    for (int row = 0; row < m_list.count(); ++row) {
        if (m_list.at(row).hosted)
            return true;
    }
    return false;
}

void AccountListModel::refresh()
{
    QList<AccountRow> rows;
    for (const KnownAccount &account : m_accounts.all()) {
        // Nobody can go on as a guest whose sign-in has gone.
        if (account.guest && !account.signedIn)
            continue;
        AccountRow row;
        row.id = account.id;
        row.name = account.name;
        row.server = placeOf(account);
        row.colorIndex = colorIndexOf(account.userId);
        row.guest = account.guest;
        row.hosted = account.hosted;
        row.signedIn = account.signedIn;
        row.current = account.id == m_accounts.current();
        rows.append(row);
    }
    const int before = m_list.count();
    m_list.sync(rows, rowHooks());
    if (m_list.count() != before)
        Q_EMIT countChanged();
}

} // namespace confab::models
