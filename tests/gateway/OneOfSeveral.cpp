// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OneOfSeveral.h"

#include "HandLoop.h"

namespace confab::tests {

using core::ConnectionId;
using gateway::Delivery;

namespace {

QList<codec::ServerFrame> decoded(const QByteArray &frames)
{
    QList<codec::ServerFrame> all;
    for (const QByteArray &payload : payloadsOf(frames)) {
        if (auto frame = codec::decodeServerFrame(payload))
            all.append(*std::move(frame));
    }
    return all;
}

void tell(Witness &witness, const QList<codec::ServerFrame> &frames)
{
    for (const codec::ServerFrame &frame : frames) {
        if (const auto *event = std::get_if<EventFrame>(&frame)) {
            witness.hear(*event);
        } else if (const auto *ack = std::get_if<codec::AckFrame>(&frame); ack && ack->id == 1 && !ack->error) {
            const auto welcome = codec::decodeReply<reply::Welcome>(ack->data);
            for (const RoomSummary &summary : welcome->rooms)
                witness.welcome(summary.room);
        }
    }
}

} // namespace

void EarLoop::send(ConnectionId connection, const QByteArray &frames, Delivery)
{
    if (closed.contains(connection))
        return;
    if (Witness *witness = m_witnesses.value(connection))
        tell(*witness, decoded(frames));
    if (m_ears.contains(connection))
        tellEar(connection, decoded(frames));
}

void EarLoop::tellEar(ConnectionId connection, const QList<codec::ServerFrame> &frames) const
{
    const Ear ear = m_ears.value(connection);
    for (const codec::ServerFrame &frame : frames) {
        if (ear)
            ear(frame);
    }
}

void EarLoop::deliver(const gateway::Recipients &recipients, const QByteArray &frames, Delivery)
{
    const QList<codec::ServerFrame> all = decoded(frames);
    for (const ConnectionId connection : *recipients) {
        if (closed.contains(connection))
            continue;
        if (Witness *witness = m_witnesses.value(connection))
            tell(*witness, all);
        tellEar(connection, all);
    }
}

core::PasswordHasher &Common::hasher()
{
    static core::PasswordHasher hasher({.passes = 1, .memoryBytes = 64 * 1024, .threads = 1});
    return hasher;
}

const core::AccessTokens &Common::tokens()
{
    static const core::AccessTokens tokens = *core::AccessTokens::make({.secret = QByteArray(32, 's')});
    return tokens;
}

OneOfSeveral::OneOfSeveral(int number, Common &with)
    : common(with)
    , m_lastId(gateway::ConnectionLoop::idsOf(number, 0))
{
    agents.add({.user = common.sage, .model = QStringLiteral("hand-1"), .provider = &provider});
    table.setFanout(fanout);
    bus.onPublish = [this](const core::Publication &publication) {
        // What this server knew then, whatever the publication says of it.
        if (const auto mark = markOf(publication.frame.event))
            common.marks.insert(*mark, directory.newestOf(*publication.frame.room));
    };
    // Behind the fan-out.
    bus.subscribe([this](const core::Publication &publication) {
        const auto connection = publication.exceptFor;
        Witness *witness = connection && publication.frame.isDurable() ? loop.witness(*connection) : nullptr;
        if (witness)
            witness->answered(publication.frame);
    });
}

} // namespace confab::tests
