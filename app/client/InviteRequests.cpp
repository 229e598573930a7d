// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteRequests.h"

#include "Guarded.h"
#include "Memberships.h"
#include "Workspace.h"

namespace confab::client {

InviteRequests::InviteRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void InviteRequests::create(const command::InviteCreate &invite, Callback<Invite> reply)
{
    m_workspace.connection().request(invite, [reply = std::move(reply)](const Result<reply::OneInvite> &made) {
        reply(made ? Result(made->invite) : Result<Invite>(made.error()));
    });
}

void InviteRequests::list(RoomId room, Callback<QList<Invite>> reply)
{
    m_workspace.connection().request(
        command::InviteList{room}, [reply = std::move(reply)](const Result<reply::Invites> &invites) {
            reply(invites ? Result(invites->invites) : Result<QList<Invite>>(invites.error()));
        });
}

void InviteRequests::revoke(const QString &code, Callback<> reply)
{
    m_workspace.connection().request(command::InviteRevoke{code}, done(std::move(reply)));
}

void InviteRequests::accept(const QString &code, Callback<RoomId> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Joined> &joined) {
        if (joined)
            m_workspace.memberships().enter(*joined);
        reply(joined ? Result(joined->room.room.id) : Result<RoomId>(joined.error()));
    };
    m_workspace.connection().request(command::InviteAccept{code}, guarded(this, onAnswer));
}

} // namespace confab::client
