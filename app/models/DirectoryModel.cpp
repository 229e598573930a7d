// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DirectoryModel.h"

#include "client/Workspace.h"
#include "Names.h"
#include "PictureUrl.h"

#include <algorithm>

namespace confab::models {

DirectoryModel::DirectoryModel(QObject *parent)
    : SyncedListModel(parent)
    , m_pages([this](const QString &query, const QString &cursor, int attempt) { ask(query, cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &DirectoryModel::changed);
}

void DirectoryModel::attach(client::Workspace *workspace)
{
    if (m_workspace)
        m_workspace->rooms().disconnect(this);
    m_workspace = workspace;
    end();
    if (!workspace)
        return;
    // Joined or left meanwhile, here or on another device.
    const auto mark = [this] { show(); };
    connect(&workspace->rooms(), &client::Rooms::added, this, mark);
    connect(&workspace->rooms(), &client::Rooms::removed, this, mark);
}

int DirectoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant DirectoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DirectoryRow &row = m_list.at(index.row());
    switch (role) {
    case RoomIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case TopicRole:
        return row.topic;
    case MembersTextRole:
        return row.memberCount == 1 ? tr("1 member") : tr("%L1 members").arg(row.memberCount);
    case MemberRole:
        return row.isMember;
    case BannedRole:
        return row.banned;
    case ColorIndexRole:
        return colorIndexOf(row.id);
    case PictureRole:
        return pictureUrl(row.picture, PictureShape::Cornered);
    default:
        return {};
    }
}

QHash<int, QByteArray> DirectoryModel::roleNames() const
{
    return {{RoomIdRole, "roomId"},           {NameRole, "name"},      {TopicRole, "topic"},
            {MembersTextRole, "membersText"}, {MemberRole, "member"},  {BannedRole, "banned"},
            {ColorIndexRole, "colorIndex"},   {PictureRole, "picture"}};
}

QString DirectoryModel::errorText() const
{
    const auto &error = m_pages.error();
    return error ? tr("The rooms could not be listed. %1").arg(error->text()) : QString();
}

void DirectoryModel::setQuery(const QString &query)
{
    m_pages.setQuery(query);
    show();
}

void DirectoryModel::begin()
{
    end();
    m_pages.begin();
}

void DirectoryModel::end()
{
    m_joining.giveUp();
    m_entries.clear();
    m_pages.end();
    show();
}

QString DirectoryModel::roomIdAt(int row) const
{
    return row < 0 || row >= m_list.count() ? QString() : m_list.at(row).id.toString();
}

void DirectoryModel::enter(const QString &roomId)
{
    const auto room = RoomId::fromString(roomId);
    if (!room || !m_workspace || m_joining.isBusy())
        return;
    if (m_workspace->rooms().contains(*room)) {
        m_joining.grant();
        Q_EMIT opened(*room);
        return;
    }
    m_workspace->roomRequests().join(*room, m_joining.begin<RoomId>([this](RoomId joined) { Q_EMIT opened(joined); }));
}

void DirectoryModel::ask(const QString &query, const QString &cursor, int attempt)
{
    if (!m_workspace)
        return;
    const auto onAnswer = [this, attempt](const Result<reply::Directory> &page) {
        if (!m_pages.isCurrent(attempt))
            return;
        if (!page)
            return m_pages.fail(page.error());
        if (m_pages.isFirst())
            m_entries.clear();
        for (const DirectoryEntry &entry : page->rooms) {
            // A room that moves meanwhile may come twice.
            if (std::ranges::find(m_entries, entry.id, &DirectoryEntry::id) == m_entries.end())
                m_entries.append(entry);
        }
        m_pages.take(page->more, page->cursor);
        show();
    };
    m_workspace->directory().rooms(query, cursor, client::guarded(this, onAnswer));
}

void DirectoryModel::show()
{
    QList<DirectoryRow> rows;
    const QString words = query().trimmed();
    for (const DirectoryEntry &entry : std::as_const(m_entries)) {
        // Until the server has answered, of what is here what fits: Enter must not take what was typed before.
        const bool fits =
            entry.name.contains(words, Qt::CaseInsensitive) || entry.topic.contains(words, Qt::CaseInsensitive);
        if (isLoading() && !fits)
            continue;
        const bool isMember = m_workspace && m_workspace->rooms().contains(entry.id);
        rows.append({entry.id, entry.name, entry.topic, entry.picture, entry.memberCount, isMember, entry.banned});
    }
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

} // namespace confab::models
