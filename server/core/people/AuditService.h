// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/ports/AuditStore.h"
#include "core/ports/Clock.h"
#include "core/ports/InviteStore.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"

namespace confab::core {

class MessageStore;

//! What those did who lead rooms or the server, for those who lead them by now; and reports of messages. Room thread.
class AuditService
{
public:
    struct Parts
    {
        AuditStore &store;
        MessageStore &messages;
        const RoomDirectory &directory;
        const People &people;
        Bus &bus;
        const Clock &clock;
    };

    explicit AuditService(const Parts &parts);

    void list(const Actor &actor, const command::AuditList &command, Reply<reply::Audit> reply);
    void report(const Actor &actor, const command::MessageReport &command, Reply<reply::Empty> reply);
    //! To be called now and then: what is older than a year is forgotten.
    void tick();

    //! What is to be kept together with what a command does, as everything is called now.
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomUpdate &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomDelete &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomInvite &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::InviteCreate &command) const;
    //! Of an invite that is revoked, if there is one; of one that is made, who makes it knows the id.
    QList<AuditNote> notesOf(const Actor &actor, const StoredInvite *revoked) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberRole &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberKick &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberBan &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberMute &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::ServerUpdate &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserRole &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserSuspend &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserReset &command) const;
    //! What it is done to and where is known to who does it.
    QList<AuditNote> notesOf(const Actor &actor, const command::MessageDelete &command) const;

private:
    AuditEntry entryOf(const Actor &actor, field::Name what) const;
    AuditTarget person(UserId user, std::optional<RoomId> room = {}) const;
    //! Of something that was done to somebody.
    AuditNote aboutPerson(const Actor &actor, field::Name what, UserId user, std::optional<RoomId> room = {}) const;
    QList<UserId> leadersOf(const Room &room) const;
    void reported(const Actor &actor, const Message &message, const QString &reason, Reply<reply::Empty> reply);

    Parts m_parts;
    qint64 m_purgedAt = 0;
    Life m_life;
};

} // namespace confab::core
