// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerNotices.h"

#include "Memberships.h"
#include "Workspace.h"

namespace confab::client {

using namespace Qt::StringLiterals;

ServerNotices::ServerNotices(Workspace &workspace)
    : m_workspace(workspace)
{
    connect(&workspace.session(), &UserSession::unsaved, this, [this] {
        Q_EMIT noticed(u"sign_in_unsaved"_s,
                       u"Your sign-in could not be saved. You may have to sign in again later."_s);
    });
    connect(&workspace.memberships(), &Memberships::tooMany, this, [this] {
        Q_EMIT noticed(u"too_many_rooms"_s,
                       u"You are in more rooms of this server than Confab shows. Only %L1 of them are here."_s.arg(
                           Workspace::kMaxRooms));
    });
    connect(&workspace.roomLosses(), &RoomLosses::toldMany, this, [this](int rooms) {
        Q_EMIT noticed(u"rooms_gone"_s, u"You are no longer in %L1 rooms of this server."_s.arg(rooms));
    });
}

void ServerNotices::take(RoomId room, const event::ServerNotice &notice)
{
    if (notice.kind == "token_expiring"_L1)
        return m_workspace.session().refresh();
    if (notice.kind == "server_updated"_L1) {
        Q_EMIT serverUpdated(notice.name);
        return;
    }
    if (notice.kind == "banned"_L1)
        return m_workspace.roomLosses().banned(notice);
    if (notice.kind == "report"_L1) {
        Q_EMIT reported(notice.room.value_or(RoomId()), notice.text, notice.reason);
        return;
    }
    if (m_workspace.session().takeFarewell(notice))
        return;
    if (room.isNull()) {
        Q_EMIT noticed(notice.kind, notice.text);
        return;
    }
    if (notice.kind == "agent_unavailable"_L1)
        m_workspace.agents().refresh();
    Q_EMIT noticedIn(room, notice.kind, notice.text, notice.retryAfterMs);
}

} // namespace confab::client
