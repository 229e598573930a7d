// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleRowsModel.h"

#include "Names.h"
#include "PictureUrl.h"

namespace confab::models {

int PeopleRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant PeopleRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PersonRow &row = m_list.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DetailRole:
        return row.detail;
    case PresenceRole:
        return row.presence;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return colorIndexOf(row.id);
    case AgentRole:
        return row.agent;
    case ChosenRole:
        return row.chosen;
    case PictureRole:
        return pictureUrl(row.picture);
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleRowsModel::roleNames() const
{
    return {{UserIdRole, "userId"},     {NameRole, "name"},         {DetailRole, "detail"},
            {PresenceRole, "presence"}, {InitialsRole, "initials"}, {ColorIndexRole, "colorIndex"},
            {AgentRole, "agent"},       {ChosenRole, "chosen"},     {PictureRole, "picture"}};
}

QString PeopleRowsModel::userIdAt(int row) const
{
    return row < 0 || row >= m_list.count() ? QString() : m_list.at(row).id.toString();
}

void PeopleRowsModel::setRows(const QList<PersonRow> &rows)
{
    const int before = m_list.count();
    m_list.sync(rows, rowHooks());
    if (m_list.count() != before)
        Q_EMIT countChanged();
}

} // namespace confab::models
