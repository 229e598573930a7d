// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FreshStandings.h"

namespace confab::core {

namespace {

struct Told
{
    UserId user = {};
    std::optional<RoomId> room; //!< none: all of them
};

//! Whose standing it changes, besides by one more message of somebody else, which its `ev` tells.
std::optional<Told> toldBy(const Publication &publication)
{
    const Event &event = publication.frame.event;
    if (const auto *said = std::get_if<event::MessageNew>(&event))
        return Told{said->message.author.id, said->message.room};
    if (const auto *seen = std::get_if<event::MessageSeenUpdate>(&event))
        return Told{seen->cursor.user, seen->cursor.room};
    const bool isOwn = std::holds_alternative<event::RoomRead>(event) || std::holds_alternative<event::RoomNotify>(event);
    if (isOwn && publication.frame.room && !publication.onlyFor.isEmpty())
        return Told{publication.onlyFor.first(), *publication.frame.room};
    // What is unread of whom one has blocked does not count.
    if (std::holds_alternative<event::UserBlock>(event) && !publication.onlyFor.isEmpty())
        return Told{publication.onlyFor.first(), std::nullopt};
    return std::nullopt;
}

} // namespace

FreshStandings::FreshStandings(LogStore &log, Bus &bus)
    : m_log(log)
{
    bus.subscribe([this](const Publication &publication) { onPublication(publication); });
}

void FreshStandings::standings(UserId user, const QList<RoomId> &rooms, Reply<QList<RoomStanding>> reply)
{
    const auto asked = std::make_shared<Asked>(Asked{.user = user, .rooms = rooms, .underWay = rooms});
    asked->reply = std::move(reply);
    read(asked);
}

void FreshStandings::since(RoomId room, qint64 ev, int limit, int maxBytes, Reply<LogPage> reply)
{
    m_log.since(room, ev, limit, maxBytes, std::move(reply));
}

void FreshStandings::onPublication(const Publication &publication)
{
    if (m_asked.isEmpty())
        return;
    const auto told = toldBy(publication);
    if (!told)
        return;
    const auto [begin, end] = m_asked.equal_range(told->user);
    for (auto it = begin; it != end; ++it) {
        Asked &asked = **it;
        if (told->room)
            asked.outdated.insert(*told->room);
        else
            asked.outdated = QSet<RoomId>(asked.rooms.cbegin(), asked.rooms.cend());
    }
}

void FreshStandings::read(const AskedPtr &asked)
{
    ++asked->rounds;
    m_asked.insert(asked->user, asked);
    m_log.standings(asked->user, asked->underWay,
                    {m_life, [this, asked](const Result<QList<RoomStanding>> &standings) {
                         m_asked.remove(asked->user, asked);
                         onRead(asked, standings);
                     }});
}

void FreshStandings::onRead(const AskedPtr &asked, const Result<QList<RoomStanding>> &standings)
{
    if (!standings)
        return asked->reply(standings.error());
    // A room that is gone by now has none.
    for (const RoomId room : std::as_const(asked->underWay))
        asked->found.remove(room);
    for (const RoomStanding &standing : *standings)
        asked->found.insert(standing.room, standing);
    const QSet<RoomId> outdated = std::exchange(asked->outdated, {});
    asked->underWay.clear();
    for (const RoomId room : std::as_const(asked->rooms)) {
        if (outdated.contains(room))
            asked->underWay.append(room);
    }
    if (!asked->underWay.isEmpty() && asked->rounds < kMostRounds)
        return read(asked);
    QList<RoomStanding> found;
    for (const RoomId room : std::as_const(asked->rooms)) {
        if (const auto standing = asked->found.constFind(room); standing != asked->found.cend())
            found.append(*standing);
    }
    asked->reply(found);
}

} // namespace confab::core
