// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/LogStore.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace confab::core {

//! A log whose standings are never older than what their user was told before they are answered: what he has read,
//! written or set meanwhile, maybe from another device, is read again. Otherwise an answer that was read before a push
//! and comes after it would take a client back. Who is told again and again, round by round, is answered all the same;
//! what he is told next catches up with it. Room thread.
class FreshStandings final : public LogStore
{
public:
    static constexpr int kMostRounds = 5; //!< of reading, for one answer

    //! Both outlive this; the bus may deliver nothing afterwards.
    FreshStandings(LogStore &log, Bus &bus);

    void standings(UserId user, const QList<RoomId> &rooms, Reply<QList<RoomStanding>> reply) override;
    void since(RoomId room, qint64 ev, int limit, int maxBytes, Reply<LogPage> reply) override;

private:
    struct Asked
    {
        UserId user = {};
        QList<RoomId> rooms = {};
        QList<RoomId> underWay = {};
        QSet<RoomId> outdated = {}; //!< by what was told since
        int rounds = 0;
        QHash<RoomId, RoomStanding> found = {};
        Reply<QList<RoomStanding>> reply = {};
    };
    using AskedPtr = std::shared_ptr<Asked>;

    void onPublication(const Publication &publication);
    void read(const AskedPtr &asked);
    void onRead(const AskedPtr &asked, const Result<QList<RoomStanding>> &standings);

    LogStore &m_log;
    QMultiHash<UserId, AskedPtr> m_asked; // those that are being read
    Life m_life;
};

} // namespace confab::core
