// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockedListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Names.h"

namespace confab::models {

BlockedListModel::BlockedListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void BlockedListModel::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    m_errorText.clear();
    ++m_asked;
    m_list.sync({}, rowHooks());
    Q_EMIT changed();
}

int BlockedListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant BlockedListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BlockedRow &row = m_list.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return colorIndexOf(row.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> BlockedListModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {NameRole, "name"}, {InitialsRole, "initials"}, {ColorIndexRole, "colorIndex"}};
}

void BlockedListModel::refresh()
{
    if (!m_workspace)
        return;
    m_errorText.clear();
    const auto onAnswer = [this, asked = ++m_asked](const Result<QList<Person>> &people) {
        if (asked == m_asked)
            onListed(people);
    };
    m_workspace->peopleRequests().listBlocked(client::guarded(this, onAnswer));
    Q_EMIT changed();
}

void BlockedListModel::onListed(const Result<QList<Person>> &people)
{
    if (people) {
        QList<BlockedRow> rows;
        for (const Person &person : *people)
            rows.append({person.user.id, person.user.name});
        m_list.sync(rows, rowHooks());
    } else {
        m_errorText = tr("Whom you have blocked could not be listed. %1").arg(people.error().text());
    }
    Q_EMIT changed();
}

void BlockedListModel::unblock(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user)
        return;
    const auto onAnswer = [this](const Result<> &done) {
        if (done)
            return refresh();
        m_errorText = tr("They are still blocked. %1").arg(done.error().text());
        Q_EMIT changed();
    };
    m_workspace->peopleRequests().block(*user, false, client::guarded(this, onAnswer));
}

} // namespace confab::models
