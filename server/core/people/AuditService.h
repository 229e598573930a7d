// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/CommandNotes.h"
#include "core/people/People.h"
#include "core/ports/AuditStore.h"
#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"

namespace confab::core {

class MessageStore;

//! Shows what those did who lead rooms or the server to those who lead them by now, and takes reports of messages. What
//! is noted of a command is said by CommandNotes. Room thread.
class AuditService
{
public:
    struct Parts
    {
        AuditStore &store;
        MessageStore &messages;
        const RoomDirectory &directory;
        const People &people;
        const CommandNotes &notes;
        Bus &bus;
        const Clock &clock;
    };

    explicit AuditService(const Parts &parts);

    void list(const Actor &actor, const command::AuditList &command, Reply<reply::Audit> reply);
    void report(const Actor &actor, const command::MessageReport &command, Reply<reply::Empty> reply);
    //! To be called now and then: what is older than a year is forgotten.
    void tick();

private:
    QList<UserId> leadersOf(const Room &room) const;
    void reported(const Actor &actor, const Message &message, const QString &reason, Reply<reply::Empty> reply);

    Parts m_parts;
    qint64 m_purgedAt = 0;
    Life m_life;
};

} // namespace confab::core
