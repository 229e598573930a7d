// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Names.h"
#include "Times.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

BanRow rowOf(const Ban &ban)
{
    const QDate today = QDate::currentDate();
    QString detail =
        ban.until
            ? BanListModel::tr("Since %1, until %2").arg(times::brief(ban.at, today), times::coming(*ban.until, today))
            : BanListModel::tr("Since %1").arg(times::brief(ban.at, today));
    if (!ban.reason.isEmpty())
        detail = BanListModel::tr("%1: %2").arg(detail, ban.reason);
    return {ban.user.id, ban.user.name, detail};
}

} // namespace

BanListModel::BanListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void BanListModel::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = workspace;
    m_room = room;
    m_isLoading = false;
    m_errorText.clear();
    ++m_asked;
    show({});
}

int BanListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant BanListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BanRow &row = m_list.at(index.row());
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
    case DetailRole:
        return row.detail;
    default:
        return {};
    }
}

QHash<int, QByteArray> BanListModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {NameRole, "name"},
            {InitialsRole, "initials"},
            {ColorIndexRole, "colorIndex"},
            {DetailRole, "detail"}};
}

void BanListModel::refresh()
{
    m_errorText.clear();
    m_isLoading = m_workspace && m_workspace->roomRights().may(m_room, "ban:list"_L1);
    if (m_isLoading) {
        const auto onAnswer = [this, asked = ++m_asked](const Result<QList<Ban>> &bans) {
            if (asked == m_asked)
                onListed(bans);
        };
        m_workspace->memberRequests().bans(m_room, client::guarded(this, onAnswer));
    }
    Q_EMIT changed();
}

void BanListModel::onListed(const Result<QList<Ban>> &bans)
{
    m_isLoading = false;
    if (!bans) {
        m_errorText = tr("The bans could not be listed. %1").arg(bans.error().text());
        return Q_EMIT changed();
    }
    QList<BanRow> rows;
    for (const Ban &ban : *bans)
        rows.append(rowOf(ban));
    show(rows);
}

void BanListModel::lift(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user)
        return;
    const auto onAnswer = [this, room = m_room, user = *user](const Result<> &lifted) {
        if (room != m_room)
            return;
        if (!lifted) {
            m_errorText = tr("The ban stays. %1").arg(lifted.error().text());
            return Q_EMIT changed();
        }
        QList<BanRow> rows = m_list.rows();
        rows.removeIf([user](const BanRow &row) { return row.id == user; });
        show(rows);
    };
    m_workspace->memberRequests().liftBan(m_room, *user, client::guarded(this, onAnswer));
}

void BanListModel::show(const QList<BanRow> &rows)
{
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

} // namespace confab::models
