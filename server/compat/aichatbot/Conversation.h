// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/Reply.h"
#include "ground/Visitor.h"
#include "protocol/Commands.h"

#include <deque>

namespace confab::compat::aichatbot {

//! An answer that came to its end while nobody was connected.
struct Missed
{
    MessageId message = {};
    QString text = {};
    qint64 ev = 0;
};

//! One person and the agent, over however many connections: prompts are asked one after another, and each gets one
//! text, on all of the connections, or on the next one where there is none. Room thread.
class Conversation
{
public:
    //! How it asks and tells; all of it outlives the conversation.
    struct Ways
    {
        std::function<void(const command::StreamRequest &, core::Reply<reply::StreamStarted>)> ask;
        //! What ended and was not told, in the order of ending.
        std::function<void(core::Reply<QList<Missed>>)> findMissed;
        std::function<void(core::ConnectionId, const QString &text)> tell;
        //! Somebody was told of the event of this number.
        std::function<void(qint64 ev)> told;
    };
    //! Prompts of connections that are gone which are still asked.
    static constexpr int kMostLeftBehind = 20;

    //! What each request has in common is in `request`.
    Conversation(const command::StreamRequest &request, Ways ways);

    void join(core::ConnectionId connection);
    void leave(core::ConnectionId connection);
    const QList<core::ConnectionId> &connections() const { return m_connections; }
    //! Nobody is there, and nothing is to be answered.
    bool isOver() const { return m_connections.isEmpty() && !m_isAsking && m_waiting.empty(); }

    void prompt(core::ConnectionId from, const QString &text, Held held);
    //! An answer of this room has ended, to whoever's question.
    void ended(const event::StreamEnded &end, qint64 ev);
    //! All that has ended was shown otherwise.
    void shown() { m_hasMissed = false; }

private:
    struct Prompt
    {
        core::ConnectionId from = 0;
        QString text = {};
        Held held = {};
    };

    void caughtUp(const QList<Missed> &missed);
    void askNext();
    void begun(const Result<reply::StreamStarted> &started);
    void tell(const QString &text, qint64 ev);
    void done();

    const command::StreamRequest m_request;
    Ways m_ways;
    QList<core::ConnectionId> m_connections;
    std::deque<Prompt> m_waiting;
    bool m_hasMissed = true; //!< as far as is known
    bool m_isCatchingUp = false;
    std::optional<Missed> m_late = {}; //!< ended while it was catching up
    bool m_isAsking = false;
    StreamId m_stream = {}; //!< of what is being answered, once that is known
    core::Life m_life;
};

} // namespace confab::compat::aichatbot
