// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/ports/MessageStore.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"

namespace confab::core {

class RateLimiter;

//! Messages: sending, editing, deleting and reading them. Room thread.
//!
//! A change is committed, then published, then answered. Everything may answer NotFound (a room or message that isn't
//! there, or not to be seen), Forbidden (field "room": banned), and what the store says (Busy, StorageFull,
//! Unavailable). Changes are also Forbidden to who is no member. Sending and editing are so to who is muted, or blocked
//! by the other one of a direct room, and a Conflict (field "room") where it is archived; these two ask all that once
//! more of the rows as they are written, since others write meanwhile.
class MessageService
{
public:
    //! All of them outlive this. What waits for an answer when it ends is told Internal; the write goes on.
    MessageService(const RoomDirectory &directory, MessageStore &store, Bus &bus, RateLimiter &limiter,
                   const Clock &clock, const Limits &limits);

    //! The same (room, sender, clientId) again gets the message of the first, as it is now, whatever the content;
    //! publishes nothing and costs no rate token. The checks come first: who may not post any more is refused.
    //! ValidationFailed (field "content", "clientId"), TooLarge (field "content"), RateLimited; NotFound (field
    //! "replyTo", "thread"): no message of this room.
    void send(const Actor &actor, const command::MessageSend &command, Reply<reply::Sent> reply);
    //! By the author alone. The same clientId of this message again publishes nothing; an empty one is never the same.
    //! ValidationFailed, TooLarge (field "content"). Conflict: it is a tombstone, or an answer that still runs.
    void edit(const Actor &actor, const command::MessageEdit &command, Reply<reply::Sent> reply);
    //! Answers with the tombstone; of one that is a tombstone already with that, without an event. The author, and who
    //! asked for an answer, may do it in an archived room, too; moderators may not (Conflict, field "room").
    void remove(const Actor &actor, MessageId message, Reply<reply::Sent> reply);
    void get(const Actor &actor, MessageId message, Reply<reply::Sent> reply);
    //! `limit` is held between 1 and limits.pageMessages; at most one of before, after and around is to be set.
    //! Cursors come with the newest page alone, in rooms whose cursors are pushed.
    void history(const Actor &actor, const command::MessageHistory &command, Reply<reply::Messages> reply);

private:
    void append(const NewMessage &message, Reply<reply::Sent> reply);
    //! Publishes an E of the message where there is something new, and answers with it.
    template <class E>
    void tellAndAnswer(MessageChange change, Reply<reply::Sent> reply);
    template <class E>
    Reply<MessageChange> thenTell(Reply<reply::Sent> reply);
    //! The first answer of a repeated send, else the refusal: what a sender without a rate token gets.
    void answerRepeated(const NewMessage &message, const Error &refusal, Reply<reply::Sent> reply);

    const RoomDirectory &m_directory;
    MessageStore &m_store;
    Bus &m_bus;
    RateLimiter &m_limiter;
    const Clock &m_clock;
    const Limits &m_limits;
    Life m_life;
};

} // namespace confab::core
