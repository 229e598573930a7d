// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomService.h"

#include "Newcomer.h"
#include "RoomPages.h"
#include "RoomPublications.h"
#include "RoomSummaries.h"
#include "RoomTitles.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxNamed = 100;

} // namespace

RoomService::RoomService(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                         const Limits &limits, const AgentDirectory &agents, const Reach &reach, AddedLimit &added)
    : m_directory(directory)
    , m_store(store)
    , m_log(log)
    , m_bus(bus)
    , m_clock(clock)
    , m_limits(limits)
    , m_agents(agents)
    , m_reach(reach)
    , m_added(added)
{
}

QList<User> RoomService::agentsOfNew(RoomKind kind) const
{
    QList<User> users;
    for (const Agent &agent : m_agents.all()) {
        const bool comesUnasked = kind == RoomKind::Public || (kind == RoomKind::Private && !agent.external);
        if (comesUnasked && !agent.retired)
            users.append(agent.user);
    }
    return users;
}

void RoomService::ensureRoom(const QString &name, const QString &topic, Reply<RoomId> reply)
{
    // People may have renamed it: newcomers belong where the others are.
    const Room *existing = m_directory.madeByServer();
    if (!existing)
        existing = m_directory.publicRoomLike(name);
    if (existing)
        return reply(existing->id);
    found({.id = RoomId::make(), .name = name, .topic = topic}, std::move(reply));
}

void RoomService::found(const Room &founded, Reply<RoomId> reply)
{
    StoredRoom room;
    room.room = founded;
    room.room.epoch = Epoch::make();
    room.room.createdAt = m_clock.now();
    for (const User &user : agentsOfNew(RoomKind::Public))
        room.members.append(Member{user, Role::Member, room.room.createdAt});
    store(room, std::nullopt, {std::move(reply), [](const Room &stored) { return stored.id; }});
}

void RoomService::create(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply)
{
    const auto room = newRoom(actor, command);
    if (!room)
        return reply(room.error());
    QList<User> added;
    for (const Member &member : room->members)
        added.append(member.user);
    const auto counted = m_added.count(actor, added, u"members"_s);
    if (!counted)
        return reply(counted.error());
    auto onStored = [this, actor, counted = *counted, reply = std::move(reply)](const Result<Room> &stored) mutable {
        if (!stored) {
            m_added.giveBack(counted);
            return reply(stored.error());
        }
        const RoomStanding standing{.room = stored->id, .ev = stored->ev};
        reply(reply::RoomDetail{summaries::detail(m_directory, actor, *stored, &standing)});
    };
    store(*room, actor.connection, {m_life, std::move(onStored)});
}

Result<StoredRoom> RoomService::newRoom(const Actor &actor, const command::RoomCreate &command) const
{
    StoredRoom room;
    room.room = Room{.id = RoomId::make(), .kind = command.kind, .epoch = Epoch::make()};
    room.room.createdAt = m_clock.now();
    room.room.createdBy = actor.userId();
    auto name = roomtitles::nameOf(command.kind, command.name, m_agents, m_limits);
    if (!name)
        return name.error();
    room.room.name = *name;
    auto topic = validation::topic(command.topic, m_limits);
    if (!topic)
        return topic.error();
    room.room.topic = *topic;
    auto members = firstMembers(actor, command);
    if (!members)
        return members.error();
    room.members = *members;
    room.room.memberCount = int(room.members.size());
    return room;
}

Result<QList<Member>> RoomService::firstMembers(const Actor &actor, const command::RoomCreate &command) const
{
    const Timestamp now = m_clock.now();
    QList<Member> members{Member{actor.user(), Role::Owner, now}};
    const auto add = [&](const User &user, Role role) {
        if (!std::ranges::any_of(members, [&](const Member &member) { return member.user.id == user.id; }))
            members.append(Member{user, role, now});
    };
    if (command.members.size() > kMaxNamed)
        return Error{ErrorCode::ValidationFailed, u"At most %1 at once, please."_s.arg(kMaxNamed), u"members"_s};
    for (UserId id : command.members) {
        const auto member = newcomer(m_agents, m_reach, actor, id, now, {command.kind, u"members"_s});
        if (!member)
            return member.error();
        add(member->user, member->role);
    }
    const auto people =
        std::ranges::count(members, UserKind::Person, [](const Member &each) { return each.user.kind; });
    if (auto allowed = rights::mayMakeRoomWith(actor.identity.guest, command.kind, people - 1); !allowed)
        return allowed.error();
    for (const User &agent : agentsOfNew(command.kind))
        add(agent, Role::Member);
    return members;
}

void RoomService::store(const StoredRoom &room, std::optional<ConnectionId> creator, Reply<Room> reply)
{
    m_store.create(
        room, {m_life, std::move(reply), [this, members = room.members, creator](const Room &stored, Reply<Room> next) {
                   // The creator's own connection starts from the ack, which counts these events already.
                   roompublications::publishCreated(m_bus, stored, members, creator);
                   next(stored);
               }});
}

void RoomService::list(const Actor &actor, const command::RoomList &command, Reply<reply::Rooms> reply)
{
    const bool seesPublic = !actor.identity.guest || guestsSeePublic();
    const auto page = roompages::page(m_directory, actor.userId(), seesPublic, command.cursor);
    if (!page)
        return reply(page.error());
    QList<RoomId> own;
    for (const RoomId id : page->rooms) {
        if (m_directory.member(id, actor.userId()))
            own.append(id);
    }
    m_log.standings(actor.userId(), own,
                    {m_life, std::move(reply), [this, actor, page = *page](const auto &standings, auto next) {
                         QHash<RoomId, const RoomStanding *> byRoom;
                         for (const RoomStanding &standing : standings)
                             byRoom.insert(standing.room, &standing);
                         reply::Rooms rooms{.more = page.more, .cursor = page.cursor};
                         for (const RoomId id : page.rooms) {
                             const Room *room = m_directory.room(id);
                             const bool isSeen = room && rights::mayRead(room, m_directory.standing(id, actor));
                             if (isSeen || (room && room->kind == RoomKind::Public))
                                 rooms.rooms.append(summaries::entry(m_directory, actor, *room, byRoom.value(id)));
                         }
                         next(rooms);
                     }});
}

void RoomService::get(const Actor &actor, RoomId id, Reply<reply::RoomDetail> reply)
{
    if (auto allowed = rights::mayRead(m_directory.room(id), m_directory.standing(id, actor)); !allowed)
        return reply(allowed.error());
    m_log.standings(actor.userId(), {id},
                    {m_life, std::move(reply),
                     [this, id, actor](const QList<RoomStanding> &standings, Reply<reply::RoomDetail> next) {
                         const Room *room = m_directory.room(id);
                         if (auto allowed = rights::mayRead(room, m_directory.standing(id, actor)); !allowed)
                             return next(allowed.error());
                         const RoomStanding *standing = standings.isEmpty() ? nullptr : &standings.first();
                         next(reply::RoomDetail{summaries::detail(m_directory, actor, *room, standing)});
                     }});
}

void RoomService::remove(const Actor &actor, RoomId id, Reply<reply::Empty> reply)
{
    if (auto allowed = rights::mayDeleteRoom(m_directory.room(id), m_directory.standing(id, actor)); !allowed)
        return reply(allowed.error());
    m_store.remove(id, actor.notes,
                   {m_life, std::move(reply), [this, id, by = actor.userId()](qint64 ev, Reply<reply::Empty> next) {
                        m_bus.publish(Publication{.frame = {id, ev, event::RoomDeleted{id, by}},
                                                  .alsoFor = m_directory.members(id).keys()});
                        next(reply::Empty{});
                    }});
}

} // namespace confab::core
