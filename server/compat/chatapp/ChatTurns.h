// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatDirectory.h"
#include "ChatFeed.h"

namespace confab::compat::chatapp {

//! What people say in chats, and that it gets an answer. The first answer of a chat gives it its title. Room thread.
class ChatTurns
{
public:
    ChatTurns(const ChatDirectory &chats, ChatFeed &feed, Ground &ground);

    //! Answered when the question is stored; what comes of it is told by the feed. Where nobody can answer now, the
    //! question is stored all the same, and the feed tells of the failure.
    void begin(const core::Actor &speaker, RoomId room, const QString &content, bool isStructured,
               core::Reply<Done> reply);
    //! To be told of each event of a chat after the feed was.
    void follow(RoomId room, const Event &event);

private:
    struct FirstPrompt
    {
        RoomId room = {};
        QString text = {};
    };

    void onRefused(const core::Actor &speaker, RoomId room, const QString &content, const Error &error,
                   core::Reply<Done> reply);
    void giveTitle(RoomId room, const QString &prompt);

    const ChatDirectory &m_chats;
    ChatFeed &m_feed;
    Ground &m_ground;
    QHash<StreamId, FirstPrompt> m_firstPrompts; //!< of chats without a title
    QHash<QString, QString> m_unanswered;        //!< by the client ids of what was said, and why
    core::Life m_life;
};

} // namespace confab::compat::chatapp
