// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberRequests.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

MemberRequests::MemberRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void MemberRequests::setRole(RoomId room, UserId user, Role role, Callback<> reply)
{
    m_workspace.connection().request(command::MemberRole{room, user, role}, taking(room, std::move(reply)));
}

void MemberRequests::kick(RoomId room, UserId user, const QString &reason, Callback<> reply)
{
    m_workspace.connection().request(command::MemberKick{room, user, reason}, done(std::move(reply)));
}

void MemberRequests::ban(RoomId room, UserId user, const QString &reason, std::optional<Timestamp> until,
                         Callback<> reply)
{
    m_workspace.connection().request(command::MemberBan{room, user, reason, true, until}, done(std::move(reply)));
}

void MemberRequests::liftBan(RoomId room, UserId user, Callback<> reply)
{
    m_workspace.connection().request(command::MemberBan{room, user, {}, false, {}}, done(std::move(reply)));
}

void MemberRequests::mute(RoomId room, UserId user, std::optional<Timestamp> until, Callback<> reply)
{
    m_workspace.connection().request(command::MemberMute{room, user, until}, taking(room, std::move(reply)));
}

void MemberRequests::bans(RoomId room, const QString &cursor, Callback<reply::Bans> reply)
{
    constexpr int kPage = 100;
    m_workspace.connection().request(command::BanList{room, cursor, kPage}, std::move(reply));
}

Callback<reply::OneMember> MemberRequests::taking(RoomId room, Callback<> reply)
{
    return guarded(this, [this, room, reply = std::move(reply)](const Result<reply::OneMember> &changed) {
        if (changed && m_workspace.rooms().contains(room)) {
            m_workspace.systemLines().noteAhead(room, changed->member);
            m_workspace.members().put(room, changed->member);
        }
        if (reply)
            reply(changed ? Result<>(Done{}) : Result<>(changed.error()));
    });
}

} // namespace confab::client
