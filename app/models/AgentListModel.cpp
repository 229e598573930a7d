// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentListModel.h"

#include "client/Workspace.h"
#include "MessageText.h"
#include "Names.h"

#include <algorithm>

namespace confab::models {

AgentListModel::AgentListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void AgentListModel::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->agents().disconnect(this);
        m_workspace->members().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    m_kept.clear();
    if (workspace) {
        connect(&workspace->agents(), &client::Agents::changed, this, &AgentListModel::sync);
        connect(&workspace->members(), &client::Members::changed, this, [this](RoomId changedRoom) {
            if (changedRoom == m_room)
                sync();
        });
    }
    sync();
}

int AgentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant AgentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentRow &row = m_list.at(index.row());
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
    case AvailableRole:
        return row.available;
    case DetailRole:
        return row.available ? row.model : unavailableText(row.reason);
    case AddedRole:
        return row.added;
    default:
        return {};
    }
}

QHash<int, QByteArray> AgentListModel::roleNames() const
{
    return {{UserIdRole, "userId"},         {NameRole, "name"},           {InitialsRole, "initials"},
            {ColorIndexRole, "colorIndex"}, {AvailableRole, "available"}, {DetailRole, "detail"},
            {AddedRole, "added"}};
}

bool AgentListModel::isLoading() const
{
    return m_workspace && m_workspace->agents().isLoading() && m_workspace->agents().all().isEmpty();
}

QString AgentListModel::errorText() const
{
    const auto error = m_workspace ? m_workspace->agents().error() : std::nullopt;
    return error ? tr("The agents could not be listed. %1").arg(error->text()) : QString();
}

void AgentListModel::refresh()
{
    m_kept.clear();
    sync();
    if (m_workspace)
        m_workspace->agents().refresh();
}

void AgentListModel::keep(UserId agent)
{
    m_kept.insert(agent);
}

void AgentListModel::sync()
{
    QList<AgentRow> rows;
    const QList<reply::Agent> agents = m_workspace ? m_workspace->agents().all() : QList<reply::Agent>();
    for (const reply::Agent &agent : agents) {
        const bool added = m_workspace->members().find(m_room, agent.user.id).has_value();
        if (!added || m_kept.contains(agent.user.id))
            rows.append({agent.user.id, agent.user.name, agent.model, agent.reason, agent.available, added});
    }
    std::ranges::sort(rows, [](const AgentRow &a, const AgentRow &b) {
        if (a.available != b.available)
            return a.available;
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    });
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

} // namespace confab::models
