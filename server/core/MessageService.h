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
class MessageService
{
public:
    MessageService(const RoomDirectory &directory, MessageStore &store, Bus &bus, RateLimiter &limiter,
                   const Clock &clock, const Limits &limits);

    //! The same (room, sender, clientId) again gets the first answer, publishes nothing and costs no rate token.
    void send(const Actor &actor, const command::MessageSend &command, Reply<reply::Sent> reply);
    void edit(const Actor &actor, const command::MessageEdit &command, Reply<reply::Sent> reply);
    void remove(const Actor &actor, MessageId message, Reply<reply::Sent> reply);
    void get(const Actor &actor, MessageId message, Reply<reply::Sent> reply);
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
