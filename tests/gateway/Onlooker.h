// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <functional>

namespace confab::tests {

//! A client that does nothing but look: takes what its welcome says and what it asks for, and applies what it is sent
//! afterwards. What it knows then is to be what a new one is told.
class Onlooker
{
public:
    //! Sends a command as its connection, which answers it by an ack of that id.
    using Send = std::function<void(qint64 id, const Command &command)>;
    static constexpr qint64 kHello = 1;

    explicit Onlooker(UserId user)
        : m_user(user)
    {
    }

    UserId user() const { return m_user; }
    //! The next connection, which knows nothing.
    void reconnect();
    void hear(const codec::ServerFrame &frame);
    //! Asks for what it needs by now; not from within hear(). False: there is nothing to ask.
    bool ask(const Send &send);
    bool isWelcome() const { return m_isWelcome; }

    //! What it sees otherwise than the other; empty: nothing.
    QString differenceTo(const Onlooker &other) const;

private:
    struct Picture
    {
        RoomSummary summary = {};
        QMap<UserId, Member> members = {};
    };
    struct Question
    {
        RoomId room = {};
        bool ofMembers = false;
    };

    void answered(const codec::AckFrame &ack);
    void welcomed(const reply::Welcome &welcome);
    void happened(const EventFrame &frame);
    void happenedInRoom(RoomId room, const EventFrame &frame);
    void came(RoomId room, const event::UserJoined &joined);
    void went(RoomId room, const event::UserLeft &left);
    void changed(Picture &picture, const Member &member) const;
    void rename(const User &user);
    void wonder(RoomId room);
    static QString described(const Picture &picture);

    UserId m_user;
    QString m_name;
    QSet<UserId> m_blocked;
    bool m_isWelcome = false;
    QMap<RoomId, Picture> m_rooms;
    QList<Question> m_toAsk;
    QHash<qint64, Question> m_asked;
    qint64 m_lastId = kHello;
};

} // namespace confab::tests
