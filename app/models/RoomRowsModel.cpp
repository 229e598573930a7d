// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomRowsModel.h"

#include "Names.h"

namespace confab::models {

int RoomRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant RoomRowsModel::data(const QModelIndex &index, int role) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? valueOf(m_list.at(index.row()), role) : QVariant();
}

QVariant RoomRowsModel::valueOf(const RoomRow &row, int role)
{
    switch (role) {
    case RoomIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case KindRole:
        return row.kind;
    case TopicRole:
        return row.topic;
    case UnreadRole:
        return row.unread;
    case MentionsRole:
        return row.mentions;
    case PreviewRole:
        return row.preview;
    case PreviewAuthorRole:
        return row.previewAuthor;
    case TimeTextRole:
        return row.timeText;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return row.colorIndex;
    case AgentRole:
        return row.agent;
    case PresenceRole:
        return row.presence;
    case CurrentRole:
        return row.current;
    case DraftRole:
        return row.draft;
    case TypingRole:
        return row.typing;
    case SectionRole:
        return row.section;
    case FavouriteRole:
        return row.favourite;
    case LevelRole:
        return row.level;
    case OthersRole:
        return row.others;
    case PictureRole:
        return row.picture;
    case ArchivedRole:
        return row.archived;
    case FreshRole:
        return row.fresh;
    case ReportsRole:
        return row.reports;
    default:
        return {};
    }
}

QHash<int, QByteArray> RoomRowsModel::roleNames() const
{
    return roomRoles();
}

const QHash<int, QByteArray> &RoomRowsModel::roomRoles()
{
    static const QHash<int, QByteArray> roles = {
        {RoomIdRole, "roomId"},     {NameRole, "name"},
        {KindRole, "kind"},         {TopicRole, "topic"},
        {UnreadRole, "unread"},     {MentionsRole, "mentions"},
        {PreviewRole, "preview"},   {PreviewAuthorRole, "previewAuthor"},
        {TimeTextRole, "timeText"}, {InitialsRole, "initials"},
        {AgentRole, "agent"},       {ColorIndexRole, "colorIndex"},
        {PresenceRole, "presence"}, {CurrentRole, "isCurrent"},
        {DraftRole, "draft"},       {TypingRole, "typing"},
        {SectionRole, "section"},   {FavouriteRole, "favourite"},
        {LevelRole, "level"},       {OthersRole, "others"},
        {PictureRole, "picture"},   {ArchivedRole, "archived"},
        {FreshRole, "fresh"},       {ReportsRole, "reports"},
    };
    return roles;
}

QString RoomRowsModel::roomIdAt(int row) const
{
    return row < 0 || row >= m_list.count() ? QString() : m_list.at(row).id.toString();
}

void RoomRowsModel::setRows(const QList<RoomRow> &rows)
{
    const int before = m_list.count();
    m_list.sync(rows, rowHooks());
    if (m_list.count() != before)
        Q_EMIT countChanged();
}

} // namespace confab::models
