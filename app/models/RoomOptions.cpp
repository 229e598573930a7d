// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomOptions.h"

#include "client/Workspace.h"

#include <QDateTime>

namespace confab::models {

using namespace Qt::StringLiterals;

RoomOptions::RoomOptions(QObject *parent)
    : QObject(parent)
    , m_picture(pictureOwner())
{
    connect(this, &RoomOptions::changed, &m_picture, &PictureChoice::changed);
}

PictureChoice::Owner RoomOptions::pictureOwner()
{
    return {
        .name = [this] { return entry() ? entry()->room.name : QString(); },
        .id = [this] { return Uuid::fromBytes(m_room.toBytes()).value_or(Uuid()); },
        .hash = [this] { return entry() ? entry()->room.picture : QString(); },
        .shape = PictureShape::Cornered,
        .limits = [this] { return m_workspace->limits(); },
        .set =
            [this](const pictures::Encoded &picture, client::Callback<> reply) {
                m_workspace->pictureRequests().setRooms(m_room, picture.bytes, picture.type, std::move(reply));
            },
        .remove =
            [this](client::Callback<> reply) { m_workspace->pictureRequests().removeRooms(m_room, std::move(reply)); }};
}

void RoomOptions::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->roomRights().disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->members().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    m_picture.drop();
    m_change.giveUp();
    m_ending.giveUp();
    if (workspace) {
        const auto tellHere = [this](RoomId changedRoom) {
            if (changedRoom == m_room)
                Q_EMIT changed();
        };
        connect(&workspace->roomRights(), &client::RoomRights::changed, this, tellHere);
        connect(&workspace->rooms(), &client::Rooms::changed, this, tellHere);
        connect(&workspace->members(), &client::Members::changed, this, tellHere);
    }
    Q_EMIT changed();
}

bool RoomOptions::may(QLatin1String what) const
{
    return m_workspace && m_workspace->roomRights().may(m_room, what);
}

bool RoomOptions::mayUpdate(const rights::Change &change) const
{
    const auto *known = entry();
    const auto self = m_workspace ? m_workspace->members().find(m_room, m_workspace->self().id) : std::nullopt;
    if (!known || !self || !may("room:update"_L1))
        return false;
    const rights::Standing standing(&*self, QDateTime::currentMSecsSinceEpoch());
    return bool(rights::mayUpdate(&known->room, standing, change));
}

const client::KnownRoom *RoomOptions::entry() const
{
    return m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
}

bool RoomOptions::hasAny() const
{
    return canChangeRules() || canSeeBans() || canSeeAudit() || canArchive() || canDelete();
}

bool RoomOptions::canChangeRules() const
{
    return may("room:update"_L1) && !isArchived();
}

bool RoomOptions::canChangeKind() const
{
    return mayUpdate({.kind = true});
}

bool RoomOptions::canSeeBans() const
{
    return may("ban:list"_L1);
}

bool RoomOptions::canSeeAudit() const
{
    return may("audit:list"_L1);
}

bool RoomOptions::canReport() const
{
    return may("message:report"_L1);
}

bool RoomOptions::canArchive() const
{
    return mayUpdate({.archived = !isArchived()});
}

bool RoomOptions::canDelete() const
{
    return may("room:delete"_L1);
}

bool RoomOptions::isPublic() const
{
    const auto *known = entry();
    return known && known->room.kind == RoomKind::Public;
}

bool RoomOptions::isArchived() const
{
    const auto *known = entry();
    return known && known->room.archived;
}

bool RoomOptions::hasReceipts() const
{
    const auto *known = entry();
    return known && known->room.receipts;
}

int RoomOptions::agents() const
{
    const auto *known = entry();
    return known ? int(known->room.agents) : 0;
}

void RoomOptions::save(const QString &name, const QString &topic, bool isPublic, int agents, bool receipts)
{
    const auto *known = entry();
    if (!known || name.trimmed().isEmpty() || m_change.isBusy())
        return;
    const auto changedTo = [](auto now, const auto &before) {
        return now == before ? std::nullopt : std::optional(now);
    };
    command::RoomUpdate change{m_room};
    change.name = changedTo(name.trimmed(), known->room.name);
    change.topic = changedTo(topic.trimmed(), known->room.topic);
    if (canChangeKind())
        change.kind = changedTo(isPublic ? RoomKind::Public : RoomKind::Private, known->room.kind);
    change.agents = changedTo(MayAsk(qBound(0, agents, int(MayAsk::Nobody))), known->room.agents);
    change.receipts = changedTo(receipts, known->room.receipts);
    if (change == command::RoomUpdate{m_room})
        Q_EMIT m_change.granted();
    else
        m_workspace->roomRequests().update(change, m_change.begin<Done>({}));
}

void RoomOptions::setArchived(bool archived)
{
    if (!m_workspace || m_ending.isBusy())
        return;
    command::RoomUpdate change{m_room};
    change.archived = archived;
    m_workspace->roomRequests().update(change, m_ending.begin<Done>({}));
}

void RoomOptions::remove()
{
    if (m_workspace && !m_ending.isBusy())
        m_workspace->roomRequests().remove(m_room, m_ending.begin<Done>({}));
}

} // namespace confab::models
