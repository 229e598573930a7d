// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomListModel.h"

#include "client/EventApplier.h"
#include "client/Workspace.h"
#include "Preview.h"
#include "RoomLook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

RoomListModel::RoomListModel(QObject *parent)
    : RoomRowsModel(parent)
{
    connect(&m_reportMarks, &ReportMarks::changed, this, [this] { m_refresh.request(); });
}

void RoomListModel::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->events().disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->roomPreferences().disconnect(this);
        m_workspace->members().disconnect(this);
        m_workspace->blocked().disconnect(this);
        m_workspace->typing().disconnect(this);
        m_workspace->presences().disconnect(this);
    }
    m_workspace = workspace;
    m_actions.attach(workspace);
    m_reportMarks.attach(workspace);
    m_entering.giveUp();
    m_currentId = {};
    m_visited.clear();
    m_drafts.clear();
    m_fresh.clear();
    if (workspace) {
        const QHash<RoomId, QString> drafts = workspace->replica().drafts().texts();
        for (auto it = drafts.cbegin(); it != drafts.cend(); ++it)
            m_drafts.insert(it.key(), plainPreview(it.value(), 80));
        connect(&workspace->rooms(), &client::Rooms::removed, this, [this](RoomId room) { m_drafts.remove(room); });
        connect(&workspace->events(), &client::EventApplier::addedTo, this, [this](RoomId room) {
            if (room != m_currentId)
                m_fresh.insert(room);
            m_refresh.request();
        });
        connect(&workspace->rooms(), &client::Rooms::removed, this, [this](RoomId room) { m_fresh.remove(room); });
        connect(&workspace->rooms(), &client::Rooms::added, this, &RoomListModel::onAdded);
        const auto later = [this] { m_refresh.request(); };
        connect(&workspace->rooms(), &client::Rooms::added, this, later);
        connect(&workspace->rooms(), &client::Rooms::changed, this, later);
        connect(&workspace->rooms(), &client::Rooms::removed, this, later);
        connect(&workspace->roomPreferences(), &client::RoomPreferences::changed, this, later);
        connect(&workspace->members(), &client::Members::changed, this, later);
        connect(&workspace->members(), &client::Members::called, this, later);
        connect(&workspace->blocked(), &client::Blocked::changed, this, later);
        connect(&workspace->typing(), &client::Typing::changed, this, later);
        connect(&workspace->presences(), &client::Presences::changed, this, later);
        connect(&workspace->presences(), &client::Presences::cleared, this, later);
    }
    refresh();
    Q_EMIT currentIdChanged();
}

QString RoomListModel::currentId() const
{
    return m_currentId.isNull() ? QString() : m_currentId.toString();
}

int RoomListModel::currentRow() const
{
    return m_currentId.isNull() ? -1 : rowOfRoom(m_currentId);
}

int RoomListModel::unreadElsewhere() const
{
    return m_unreadElsewhere;
}

void RoomListModel::open(const QString &roomId)
{
    if (const auto id = RoomId::fromString(roomId); id && m_workspace && m_workspace->rooms().contains(*id))
        setCurrent(*id);
}

QVariantMap RoomListModel::look(const QString &roomId) const
{
    QVariantMap look;
    const auto id = RoomId::fromString(roomId);
    const int row = id ? rowOfRoom(*id) : -1;
    for (auto role = roomRoles().cbegin(); row >= 0 && role != roomRoles().cend(); ++role)
        look.insert(QString::fromLatin1(*role), valueOf(rows().at(row), role.key()));
    return look;
}

void RoomListModel::openNext(int step)
{
    const QList<RoomId> shown = m_sidebar.shown();
    if (shown.isEmpty())
        return;
    const int row = int(shown.indexOf(m_currentId));
    setCurrent(shown.at(row < 0 ? 0 : qBound(0, row + step, int(shown.size()) - 1)));
}

void RoomListModel::setVisited(const QStringList &roomIds)
{
    m_visited.clear();
    for (const QString &roomId : roomIds) {
        if (const auto id = RoomId::fromString(roomId))
            m_visited += *id;
    }
}

void RoomListModel::openFirst()
{
    if (rowCount() > 0)
        setCurrent(rows().at(0).id);
}

void RoomListModel::create(const QString &name, const QString &topic, bool isPublic)
{
    if (!m_workspace || name.trimmed().isEmpty() || m_entering.isBusy())
        return;
    m_wanted = name.trimmed();
    m_workspace->roomRequests().create(name.trimmed(), isPublic ? RoomKind::Public : RoomKind::Private, topic.trimmed(),
                                       {}, opener());
}

void RoomListModel::joinByName(const QString &name)
{
    if (m_workspace && !name.trimmed().isEmpty() && !m_entering.isBusy())
        m_workspace->roomRequests().joinByName(name.trimmed(), opener());
}

//! A server that was slow may have made it after all, while the form says that there was no answer.
void RoomListModel::onAdded(RoomId room)
{
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    const bool isWanted = entry && entry->room.name == m_wanted && entry->room.createdBy == m_workspace->self().id;
    if (!isWanted || m_entering.errorText().isEmpty())
        return;
    m_entering.grant();
    setCurrent(room);
}

client::Callback<RoomId> RoomListModel::opener()
{
    return m_entering.begin<RoomId>([this](RoomId room) { setCurrent(room); });
}

void RoomListModel::setCurrent(RoomId room)
{
    if (m_currentId == room)
        return;
    m_currentId = room;
    m_fresh.remove(room);
    if (!room.isNull()) {
        m_visited.removeOne(room);
        m_visited.prepend(room);
    }
    refresh();
    Q_EMIT currentIdChanged();
}

void RoomListModel::setDraft(RoomId room, const QString &text)
{
    m_drafts.insert(room, plainPreview(text, 80));
    m_refresh.request();
}

void RoomListModel::refresh()
{
    const LateRefresh::Run run(m_refresh);
    QList<RoomRow> found;
    int unread = 0;
    int reports = 0;
    if (m_workspace) {
        for (const RoomId id : m_workspace->rooms().ids()) {
            if (id != m_currentId && isOnlyOpened(*m_workspace, id))
                continue;
            RoomRow row = rowOf(id);
            unread += row.current || row.isMuted() ? 0 : row.unread;
            reports += row.current ? 0 : row.reports;
            found.append(std::move(row));
        }
    }
    std::sort(found.begin(), found.end(), [](const RoomRow &a, const RoomRow &b) {
        if (a.section != b.section)
            return a.section < b.section;
        return a.activeAt != b.activeAt ? a.activeAt > b.activeAt : a.id < b.id;
    });
    setRows(found);
    if (std::exchange(m_unreadElsewhere, unread) != unread)
        Q_EMIT unreadElsewhereChanged();
    if (std::exchange(m_reportsElsewhere, reports) != reports)
        Q_EMIT reportsElsewhereChanged();
    Q_EMIT refreshed();
}

RoomRow RoomListModel::rowOf(RoomId id)
{
    RoomRow row = lookOf(*m_workspace, id);
    row.current = id == m_currentId;
    // Where one is writing it, it stands before one's eyes.
    row.draft = row.current ? QString() : m_drafts.value(id);
    row.fresh = m_fresh.contains(id);
    row.reports = m_reportMarks.count(id);
    // A direct room can't be left: this is how one puts it away, until somebody writes there.
    const bool isPutAway = row.kind == Direct && row.isMuted() && !row.levelPasses;
    row.hidden = isPutAway && row.unread == 0 && !row.current && row.draft.isEmpty();
    return row;
}

} // namespace confab::models
