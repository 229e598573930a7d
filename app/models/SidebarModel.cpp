// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SidebarModel.h"

#include "RoomListModel.h"

#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr QLatin1String kKey{"sidebar/folded"};
//! As they are kept: their numbers may change.
constexpr std::array kNames{"favourites"_L1, "rooms"_L1, "people"_L1, "agents"_L1};

bool isAlwaysThere(int section)
{
    return section == RoomRowsModel::Rooms || section == RoomRowsModel::People;
}

} // namespace

SidebarModel::SidebarModel(const RoomListModel &source)
    : m_source(source)
{
    connect(&source, &RoomListModel::refreshed, this, &SidebarModel::refresh);
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SidebarRow &row = m_list.at(index.row());
    switch (role) {
    case RowKindRole:
        return row.isHeading ? Heading : Room;
    case FoldedRole:
        return row.folded;
    case SizeRole:
        return row.count;
    case PersonalRole:
        return row.personal;
    default:
        return RoomRowsModel::valueOf(row.room, role);
    }
}

QHash<int, QByteArray> SidebarModel::roleNames() const
{
    QHash<int, QByteArray> roles = RoomRowsModel::roomRoles();
    roles.insert({{RowKindRole, "rowKind"}, {FoldedRole, "folded"}, {SizeRole, "size"}, {PersonalRole, "personal"}});
    return roles;
}

void SidebarModel::keepIn(QSettings &store)
{
    m_store = &store;
    const QStringList folded = store.value(kKey).toStringList();
    m_folded.clear();
    for (int section = 0; section < int(kNames.size()); ++section) {
        if (folded.contains(kNames.at(section)))
            m_folded.insert(section);
    }
    refresh();
}

QList<RoomId> SidebarModel::shown() const
{
    QList<RoomId> rooms;
    for (const SidebarRow &row : m_list.rows()) {
        if (!row.isHeading)
            rooms.append(row.room.id);
    }
    return rooms;
}

QString SidebarModel::roomIdAt(int row) const
{
    return row < 0 || row >= m_list.count() || m_list.at(row).isHeading ? QString() : m_list.at(row).id;
}

int SidebarModel::headingAt(int row) const
{
    return row < 0 || row >= m_list.count() || !m_list.at(row).isHeading ? -1 : m_list.at(row).room.section;
}

int SidebarModel::rowOfRoom(const QString &roomId) const
{
    return m_list.indexOf(roomId);
}

int SidebarModel::rowOfHeading(int section) const
{
    return m_list.indexOf(u"section-%1"_s.arg(section));
}

bool SidebarModel::isFolded(int section) const
{
    return m_folded.contains(section);
}

void SidebarModel::fold(int section, bool folded)
{
    if (section < 0 || section >= int(kNames.size()) || isFolded(section) == folded)
        return;
    if (folded)
        m_folded.insert(section);
    else
        m_folded.remove(section);
    if (m_store) {
        QStringList names;
        for (const int each : std::as_const(m_folded))
            names += kNames.at(each);
        names.sort();
        m_store->setValue(kKey, names);
    }
    refresh();
}

void SidebarModel::refresh()
{
    QList<SidebarRow> wanted;
    if (m_source.rowCount() > 0) {
        for (int section = 0; section < int(kNames.size()); ++section) {
            QList<RoomRow> rooms;
            for (const RoomRow &room : m_source.rows()) {
                if (room.section == section && !room.hidden)
                    rooms.append(room);
            }
            if (rooms.isEmpty() && !isAlwaysThere(section))
                continue;
            wanted.append(headingOf(section, rooms));
            for (const RoomRow &room : std::as_const(rooms)) {
                if (room.current || !isFolded(section))
                    wanted.append({.id = room.id.toString(), .room = room});
            }
        }
    }
    const int before = m_list.count();
    m_list.sync(wanted, rowHooks());
    if (m_list.count() != before)
        Q_EMIT countChanged();
    const RoomId current = m_source.current();
    const int currentRow = current.isNull() ? -1 : rowOfRoom(current.toString());
    if (std::exchange(m_currentRow, currentRow) != currentRow)
        Q_EMIT currentRowChanged();
}

SidebarRow SidebarModel::headingOf(int section, const QList<RoomRow> &rooms) const
{
    SidebarRow heading;
    heading.id = u"section-%1"_s.arg(section);
    heading.room.section = section;
    heading.isHeading = true;
    heading.folded = isFolded(section);
    heading.count = int(rooms.size());
    for (const RoomRow &room : rooms) {
        if (!heading.folded || room.current)
            continue;
        heading.room.reports += room.reports;
        if (room.isMuted())
            continue;
        heading.room.unread += room.unread;
        // In a direct room everything is to the user, so that mentions are not counted apart there.
        const bool isDirect = room.kind == RoomRowsModel::Direct;
        heading.personal = heading.personal || (isDirect && room.unread > 0);
        heading.room.mentions += isDirect ? 0 : room.mentions;
        heading.room.fresh = heading.room.fresh || room.fresh;
    }
    return heading;
}

} // namespace confab::models
