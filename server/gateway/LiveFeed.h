// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConnectionLoop.h"

#include <map>
#include <optional>

namespace confab::gateway {

//! What the live connections of one room get: the frames of one turn are put into one piece, whose bytes all of them
//! share, and dealt out by flush(), which is to come when the turn ends. A crowd that comes or goes in the middle of a
//! turn doesn't cut that piece: each gets a copy of what is his. Room thread.
class LiveFeed
{
public:
    //! `loops` outlive the feed.
    explicit LiveFeed(const std::vector<ConnectionLoop *> &loops);

    bool isLive(core::ConnectionId connection) const;
    //! Of whole and part turns, in no order.
    QList<core::ConnectionId> connections() const;

    //! From what is put next on.
    void add(core::ConnectionId connection);
    //! It gets nothing more, not even what has been put.
    void drop(core::ConnectionId connection);
    //! It still gets what has been put, when the turn ends, as the others do: an answer to who left comes first.
    void release(core::ConnectionId connection);

    //! `frame` is bytes of a connection, as of websocket::textFrame().
    void put(const QByteArray &frame, Delivery delivery, std::optional<core::ConnectionId> exceptFor);
    void flush();

private:
    struct List
    {
        std::shared_ptr<std::vector<core::ConnectionId>> connections;
        bool isLent = false; //!< dealt out: a loop may read it on its own thread, so it never changes again
    };

    QByteArray restOf(core::ConnectionId connection) const;
    void sendPending(core::ConnectionId connection);
    const std::vector<core::ConnectionId> &listOf(core::ConnectionId connection) const;
    std::vector<core::ConnectionId> &ownListOf(core::ConnectionId connection);
    void enlist(core::ConnectionId connection);
    void strike(core::ConnectionId connection);
    ConnectionLoop &loopOf(core::ConnectionId connection) const;

    const std::vector<ConnectionLoop *> *m_loops;
    std::vector<List> m_lists = {}; //!< by loop
    QByteArray m_pending = {};      //!< frames of this turn
    Delivery m_delivery = Delivery::Durable;
    //! What those who have left are still owed of what is pending.
    std::map<core::ConnectionId, QByteArray> m_owed = {};
    //! Live, but of what is pending only what stands from there on is for them, so they are in no list until that is
    //! dealt out.
    std::map<core::ConnectionId, qsizetype> m_since = {};
};

} // namespace confab::gateway
