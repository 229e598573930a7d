// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteInviteStore.h"

#include "EngineWrites.h"
#include "InviteRows.h"

namespace confab::storage {

SqliteInviteStore::SqliteInviteStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteInviteStore::load(core::Reply<QList<core::StoredInvite>> reply)
{
    m_engine.read<QList<core::StoredInvite>>({Subject::invites()}, inviterows::all, std::move(reply));
}

void SqliteInviteStore::create(const core::StoredInvite &invite, const QStringList &forgotten,
                               const core::AuditNotes &notes, core::Reply<Done> reply)
{
    m_engine.write(write::CreateInvite{invite, forgotten}, notes, std::move(reply));
}

void SqliteInviteStore::revoke(RoomId room, const QString &code, const core::AuditNotes &notes,
                               core::Reply<Done> reply)
{
    m_engine.write(write::RevokeInvite{room, code}, notes, std::move(reply));
}

void SqliteInviteStore::accept(const core::Coming &coming, core::Reply<core::Came> reply)
{
    m_engine.write(write::AcceptInvite{coming}, std::move(reply));
}

void SqliteInviteStore::createUser(const core::StoredUser &user, const core::StoredSession &session,
                                   const QByteArray &refreshHash, const core::Coming &coming,
                                   core::Reply<core::Came> reply)
{
    m_engine.write(write::CreateInvitedUser{user, session, refreshHash, coming}, std::move(reply));
}

} // namespace confab::storage
