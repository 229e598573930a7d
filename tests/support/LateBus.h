// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bus/InProcessBus.h"
#include "core/ports/LogStore.h"
#include "core/ports/RoomStore.h"
#include "LateBans.h"

#include <QRandomGenerator>
#include <QSet>

#include <map>

namespace confab::support {

//! The bus of one of several servers over one store. It delivers what its own services publish at once; what the others
//! publish comes late, in bursts, in any order, twice or never, as the test lets it. Within a room it keeps to the
//! order of `ev`: what is ahead waits, and what is missing is read from the room's log. An ephemeral publication waits
//! for nothing. Changes of bans keep to an order of their own (LateBans).
class LateBus final : public core::Bus
{
public:
    explicit LateBus(core::LogStore &log);

    //! What is published there comes here.
    void hear(LateBus &other) { other.m_listeners.push_back(this); }
    //! What everybody starts with.
    void load(const QList<core::StoredRoom> &rooms);

    void publish(const core::Publication &publication) override;
    void publishInternal(const core::InternalEvent &event) override;
    void subscribe(Handler handler) override { m_local.subscribe(std::move(handler)); }
    void subscribeInternal(InternalHandler handler) override { m_local.subscribeInternal(std::move(handler)); }

    //! Some of what is under way arrives, or gets lost on the way.
    void deliverSome(QRandomGenerator &random);
    void deliverAll();
    //! Reads what rooms wait for.
    void fillGaps();
    //! Learns how far the rooms and their bans are, and reads what it has not heard of.
    void compareHeads(const QList<core::StoredRoom> &rooms);
    bool isQuiet() const { return m_underWay.empty() && m_held.empty() && m_reading.isEmpty() && m_bans.isQuiet(); }

    //! Called for each publication of the own services, before it is delivered anywhere.
    std::function<void(const core::Publication &)> onPublish;
    int lost = 0;
    int filled = 0;
    int bansReadAnew = 0; //!< how often those of a room were told anew

private:
    using Held = std::map<qint64, core::Publication>;
    using Carried = std::variant<core::Publication, core::InternalEvent>;

    void send(const Carried &carried);
    void take(const Carried &carried);
    void take(const core::Publication &publication);
    void take(const core::InternalEvent &event);
    void goOn(RoomId room);
    void read(RoomId room);
    void onPage(RoomId room, const Result<core::LogPage> &page);
    void onGone(RoomId room);
    void apply(RoomId room, const core::Publication &publication);

    core::LogStore &m_log;
    bus::InProcessBus m_local;
    std::vector<LateBus *> m_listeners;
    std::vector<Carried> m_underWay;
    QHash<RoomId, qint64> m_last;  //!< delivered here
    std::map<RoomId, Held> m_held; //!< that is ahead
    QSet<RoomId> m_reading;
    LateBans m_bans{[this](const core::BanChange &change) { m_local.publishInternal(change); }};
    core::Life m_life;
};

} // namespace confab::support
