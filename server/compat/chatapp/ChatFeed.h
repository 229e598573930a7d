// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatOrder.h"
#include "ChatTokens.h"
#include "ChatTypes.h"
#include "core/ports/Clock.h"
#include "core/Reply.h"
#include "protocol/Events.h"

#include <QTimer>

#include <map>

namespace confab::compat::chatapp {

//! What clients are told of what happens in chats. An answer that one of them asked for comes in tokens and is never
//! said again as a message; one that was asked for elsewhere comes as a message once it is whole. What they can't show
//! is left out: edits, what is deleted, reasoning, places in a queue. Room thread.
class ChatFeed
{
public:
    struct Hooks
    {
        //! The number that clients know a message by.
        std::function<void(MessageId message, core::Reply<qint64> reply)> number;
        //! To all who see the chat.
        ChatOrder::Send send;
    };

    ChatFeed(Hooks hooks, const core::Clock &clock);

    //! A client has asked for this answer: before anything is told of it.
    void expect(RoomId room, qint64 chat, StreamId stream, bool isStructured);
    void tell(RoomId room, qint64 chat, const Event &event);
    //! Behind what was told before.
    void tell(RoomId room, const QByteArray &frame) { m_order.add(room, frame); }
    //! Sends the tokens whose time has come. Its own timer calls it while there are some to come.
    void tick();
    //! How much of an answer clients have been told in tokens; none: it doesn't run, or is told otherwise.
    std::optional<QString> told(StreamId stream) const;

private:
    //! An answer that runs and was asked for by a client.
    struct Turn
    {
        RoomId room = {};
        qint64 chat = 0;
        bool isStructured = false;
        ChatTokens pacer = {};
        qsizetype shown = 0; //!< how much of the text was there in the last object, of one in two parts
    };

    void onMessage(RoomId room, qint64 chat, const Message &message);
    void onChunk(const event::StreamChunk &chunk);
    void onEnd(RoomId room, qint64 chat, const event::StreamEnded &end);
    void onTurnEnd(const Turn &turn, const event::StreamEnded &end);
    void onRoomDeleted(RoomId room);
    void tellMessage(RoomId room, ChatMessage message, MessageId id);
    void tellSoFar(StreamId stream, Turn &turn);
    void tellParts(StreamId stream, Turn &turn);
    void tellTokens(StreamId stream, const Turn &turn, const QStringList &tokens);

    Hooks m_hooks;
    const core::Clock &m_clock;
    ChatOrder m_order;
    std::map<StreamId, Turn> m_turns;
    QTimer m_timer;
    core::Life m_life;
};

} // namespace confab::compat::chatapp
