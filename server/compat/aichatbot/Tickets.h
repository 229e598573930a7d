// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Ground.h"

namespace confab::compat::aichatbot {

//! What a token is good for.
struct Ticket
{
    QString key = {};  //!< the token's SHA-256; the token itself is kept nowhere
    QString name = {}; //!< of who holds it, as he gave it
    User user = {};
    RoomId room = {};
    Timestamp startedAt = 0;
    bool isOwnRoom = true; //!< else a room that was assigned, where others are too

    //! Who gives its commands.
    core::Actor actor() const { return Ground::actorOf({.user = user, .guest = true, .serverRole = Role::Guest}); }
};

//! The tokens that are good for something: each for a person and a conversation of his, for a time that nothing
//! prolongs. Room thread.
class Tickets
{
public:
    struct Issued
    {
        QString token = {};
        Ticket ticket = {};
    };

    //! `keepsRooms`: what was said stays when its token ends.
    Tickets(Ground &ground, qint64 lifetimeMs, bool keepsRooms);

    //! Those of before the server's start.
    void load(core::Reply<Done> reply);
    void issue(const QString &name, core::Reply<Issued> reply);
    //! Null: there is none, or its time is over. As long as the event loop is not back.
    const Ticket *find(const QString &token) const;
    //! Those whose time is over; each once.
    QList<Ticket> takeEnded();
    //! Takes its room away, or its holder out of it, and then him and what is stored of it.
    void end(const Ticket &ticket);

private:
    void enter(const QString &key, const QString &name, const core::Identity &who, core::Reply<RoomId> reply);
    void makeRoom(const core::Actor &actor, const QString &key, const QString &name, core::Reply<RoomId> reply);
    std::optional<Ticket> ticketOf(const QString &key, UserId user, std::optional<RoomId> own) const;
    void restore(const QList<core::ForeignId> &tokens, const QList<core::ForeignId> &rooms);
    void forget(const Ticket &ticket);
    void unbind(const Ticket &ticket);
    bool isOver(const Ticket &ticket) const;
    core::ForeignKind kind() const { return {m_ground.kind().name, QStringLiteral("token")}; }

    Ground &m_ground;
    const qint64 m_lifetimeMs;
    const bool m_keepsRooms;
    QHash<QString, Ticket> m_tickets; //!< by key
    QList<Ticket> m_leftovers;        //!< rooms of tokens that were never given out, or had ended
    core::Life m_life;
};

} // namespace confab::compat::aichatbot
