// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/AuditNote.h"
#include "core/ports/Clock.h"
#include "core/ports/InviteStore.h"
#include "protocol/Commands.h"

namespace confab::core {

class People;
class RoomDirectory;

//! What is to be kept of a command of somebody who leads a room or the server, together with what it does: a command is
//! noted when there is an of() for it. Everything is called as it is called now. Changes nothing. Room thread.
class CommandNotes
{
public:
    CommandNotes(const RoomDirectory &directory, const People &people, const Clock &clock);

    QList<AuditNote> of(const Actor &actor, const command::RoomUpdate &command) const;
    QList<AuditNote> of(const Actor &actor, const command::RoomDelete &command) const;
    QList<AuditNote> of(const Actor &actor, const command::RoomInvite &command) const;
    QList<AuditNote> of(const Actor &actor, const command::InviteCreate &command) const;
    //! Of an invite that is revoked, if there is one; of one that is made, who makes it knows the id.
    QList<AuditNote> of(const Actor &actor, const StoredInvite *revoked) const;
    QList<AuditNote> of(const Actor &actor, const command::MemberRole &command) const;
    QList<AuditNote> of(const Actor &actor, const command::MemberKick &command) const;
    QList<AuditNote> of(const Actor &actor, const command::MemberBan &command) const;
    QList<AuditNote> of(const Actor &actor, const command::MemberMute &command) const;
    QList<AuditNote> of(const Actor &actor, const command::ServerUpdate &command) const;
    QList<AuditNote> of(const Actor &actor, const command::UserRole &command) const;
    QList<AuditNote> of(const Actor &actor, const command::UserSuspend &command) const;
    QList<AuditNote> of(const Actor &actor, const command::UserReset &command) const;
    //! What it is done to and where is known to who does it.
    QList<AuditNote> of(const Actor &actor, const command::MessageDelete &command) const;

    //! How a note begins: when, who and what.
    AuditEntry entryOf(const Actor &actor, field::Name what) const;

private:
    AuditTarget person(UserId user, std::optional<RoomId> room = {}) const;
    //! Of something that was done to somebody.
    AuditNote aboutPerson(const Actor &actor, field::Name what, UserId user, std::optional<RoomId> room = {}) const;

    const RoomDirectory &m_directory;
    const People &m_people;
    const Clock &m_clock;
};

} // namespace confab::core
