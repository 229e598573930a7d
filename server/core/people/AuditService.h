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

    //! What is to be noted of a command once it has been done, as everything is called now.
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomUpdate &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomDelete &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::RoomInvite &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::InviteCreate &command) const;
    //! Of an invite that is revoked, if there is one.
    QList<AuditNote> notesOf(const Actor &actor, const StoredInvite *revoked) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberRole &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberKick &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberBan &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::MemberMute &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::ServerUpdate &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserRole &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserSuspend &command) const;
    QList<AuditNote> notesOf(const Actor &actor, const command::UserReset &command) const;
    //! Answers when that is noted.
    template <class T>
    Reply<T> noting(QList<AuditNote> notes, Reply<T> reply)
    {
        if (notes.isEmpty())
            return reply;
        return {m_life, std::move(reply), [this, notes = std::move(notes)](T answer, Reply<T> next) {
                    note(notes, std::move(answer), std::move(next));
                }};
    }
    //! The same of a message that somebody has deleted, unless he wrote it.
    Reply<reply::Sent> notingDeletion(const Actor &actor, Reply<reply::Sent> reply);

private:
    template <class T>
    void note(const QList<AuditNote> &notes, T answer, Reply<T> reply)
    {
        // It is done, whether or not it could be noted.
        m_parts.store.note(notes, {m_life, [answer = std::move(answer), reply = std::move(reply)](
                                               const Result<> &) mutable { reply(std::move(answer)); }});
    }
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
