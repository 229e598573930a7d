// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomService.h"

#include "Policy.h"
#include "RoomNames.h"
#include "Validation.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

RoomSummary summary(const Room &room, const RoomStanding *standing)
{
    RoomSummary result{.room = room, .member = standing != nullptr};
    if (standing) {
        result.unread = standing->unread;
        result.lastRead = standing->lastRead;
    }
    return result;
}

} // namespace

RoomService::RoomService(RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                         const Limits &limits, const AgentDirectory &agents)
    : m_directory(directory)
    , m_store(store)
    , m_log(log)
    , m_bus(bus)
    , m_clock(clock)
    , m_limits(limits)
    , m_agents(agents)
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

std::optional<User> RoomService::findUser(UserId id) const
{
    const Agent *agent = m_agents.find(id);
    return agent ? agent->user : m_directory.user(id);
}

void RoomService::ensureRoom(const QString &name, const QString &topic, Reply<RoomId> reply)
{
    // People may have renamed it: newcomers belong where the others are.
    const Room *existing = m_directory.madeByServer();
    if (!existing)
        existing = m_directory.publicRoomLike(name);
    if (existing)
        return reply(existing->id);
    StoredRoom room;
    room.room = Room{.id = RoomId::make(), .name = name, .topic = topic, .epoch = Epoch::make()};
    room.room.createdAt = m_clock.now();
    for (const User &user : agentsOfNew(RoomKind::Public))
        room.members.append(Member{user, Role::Member, room.room.createdAt});
    store(room, std::nullopt, [reply = std::move(reply)](Result<Room> stored) {
        if (!stored)
            return reply(stored.error());
        reply(stored->id);
    });
}

void RoomService::create(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply)
{
    auto room = newRoom(actor, command);
    if (!room)
        return reply(room.error());
    if (room->room.kind == RoomKind::Direct) {
        QList<UserId> people;
        for (const Member &member : std::as_const(room->members))
            people.append(member.user.id);
        if (const Room *existing = m_directory.directRoom(people))
            return detail(actor, existing->id, std::move(reply));
    }
    store(*room, actor.connection, [reply = std::move(reply)](Result<Room> stored) {
        if (!stored)
            return reply(stored.error());
        reply(reply::RoomDetail{RoomSummary{.room = *stored, .member = true}});
    });
}

Result<StoredRoom> RoomService::newRoom(const Actor &actor, const command::RoomCreate &command) const
{
    StoredRoom room;
    room.room = Room{.id = RoomId::make(), .kind = command.kind, .epoch = Epoch::make()};
    room.room.createdAt = m_clock.now();
    room.room.createdBy = actor.userId();
    // A direct room is called by who is in it, so it needs no name of its own.
    if (command.kind != RoomKind::Direct || !command.name.isEmpty()) {
        auto name = roomnames::normalized(command.name, m_limits.nameChars);
        if (!name)
            return name.error();
        room.room.name = *name;
    }
    auto topic = validation::topic(command.topic, m_limits);
    if (!topic)
        return topic.error();
    room.room.topic = *topic;
    auto members = invitedMembers(actor, command);
    if (!members)
        return members.error();
    room.members = *members;
    room.room.memberCount = int(room.members.size());
    return room;
}

Result<QList<Member>> RoomService::invitedMembers(const Actor &actor, const command::RoomCreate &command) const
{
    const Timestamp now = m_clock.now();
    QList<Member> members{Member{actor.user(), Role::Owner, now}};
    const auto add = [&](const User &user) {
        if (!std::ranges::any_of(members, [&](const Member &member) { return member.user.id == user.id; }))
            members.append(Member{user, Role::Member, now});
    };
    for (UserId id : command.members) {
        const auto user = findUser(id);
        if (!user)
            return Error{ErrorCode::NotFound, u"One of the people invited is not here."_s, u"members"_s};
        add(*user);
    }
    if (command.kind == RoomKind::Direct && members.size() < 2)
        return Error{ErrorCode::ValidationFailed, u"A direct room needs somebody else."_s, u"members"_s};
    for (const User &agent : agentsOfNew(command.kind))
        add(agent);
    return members;
}

void RoomService::store(const StoredRoom &room, std::optional<ConnectionId> creator, Reply<Room> reply)
{
    m_store.create(room, [this, room, creator, reply = std::move(reply)](Result<Room> stored) {
        if (!stored)
            return reply(stored.error());
        StoredRoom added = room;
        added.room = *stored;
        m_directory.add(added);
        reply(*stored);
        // The creator's own connection starts from the ack, which counts these events already.
        qint64 ev = stored->ev - room.members.size();
        m_bus.publish(Publication{.frame = {stored->id, ev, event::RoomCreated{*stored}}, .exceptFor = creator});
        for (const Member &member : room.members) {
            m_bus.publish(
                Publication{.frame = {stored->id, ++ev, event::UserJoined{*stored, member}}, .exceptFor = creator});
        }
    });
}

void RoomService::list(const Actor &actor, Reply<reply::Rooms> reply)
{
    const UserId user = actor.userId();
    const auto own = m_directory.roomsOf(user).values();
    m_log.standings(user, own, [this, user, reply = std::move(reply)](Result<QList<RoomStanding>> standings) {
        if (!standings)
            return reply(standings.error());
        reply::Rooms rooms;
        for (RoomId id : m_directory.rooms()) {
            const Room *room = m_directory.room(id);
            const auto standing = std::ranges::find(*standings, id, &RoomStanding::room);
            const bool isMember = m_directory.member(id, user) && standing != standings->end();
            if (isMember || room->kind == RoomKind::Public)
                rooms.rooms.append(summary(*room, isMember ? &*standing : nullptr));
        }
        std::ranges::sort(rooms.rooms, {}, [](const RoomSummary &entry) { return entry.room.createdAt; });
        reply(rooms);
    });
}

void RoomService::get(const Actor &actor, RoomId room, Reply<reply::RoomDetail> reply)
{
    if (auto allowed = policy::mayRead(m_directory.room(room), m_directory.member(room, actor.userId())); !allowed)
        return reply(allowed.error());
    detail(actor, room, std::move(reply));
}

void RoomService::detail(const Actor &actor, RoomId id, Reply<reply::RoomDetail> reply)
{
    const UserId user = actor.userId();
    const auto done = [this, id, user, reply = std::move(reply)](Result<QList<RoomStanding>> standings) {
        if (!standings)
            return reply(standings.error());
        const Room *room = m_directory.room(id);
        if (!room)
            return reply(ErrorCode::NotFound);
        const bool isMember = m_directory.member(id, user) && !standings->isEmpty();
        reply(reply::RoomDetail{summary(*room, isMember ? &standings->first() : nullptr)});
    };
    m_log.standings(user, {id}, done);
}

void RoomService::update(const Actor &actor, const command::RoomUpdate &command, Reply<reply::RoomDetail> reply)
{
    const Room *room = m_directory.room(command.room);
    if (auto allowed = policy::mayManage(room, m_directory.member(command.room, actor.userId())); !allowed)
        return reply(allowed.error());
    std::optional<QString> name, topic;
    // A name from before a rule goes on, also where a client sends it along.
    if (command.name && *command.name != room->name) {
        auto checked = roomnames::normalized(*command.name, m_limits.nameChars);
        if (!checked)
            return reply(checked.error());
        name = *checked;
    }
    if (command.topic) {
        auto checked = validation::topic(*command.topic, m_limits);
        if (!checked)
            return reply(checked.error());
        topic = *checked;
    }
    m_store.update(command.room, name, topic, [this, actor, reply = std::move(reply)](Result<Room> stored) {
        if (!stored)
            return reply(stored.error());
        m_directory.update(*stored);
        detail(actor, stored->id, reply);
        m_bus.publish(Publication{.frame = {stored->id, stored->ev, event::RoomUpdated{*stored}}});
    });
}

void RoomService::remove(const Actor &actor, RoomId id, Reply<reply::Empty> reply)
{
    const Member *member = m_directory.member(id, actor.userId());
    if (auto allowed = policy::mayManage(m_directory.room(id), member); !allowed)
        return reply(allowed.error());
    if (member->role != Role::Owner)
        return reply(Error{ErrorCode::Forbidden, u"Only the room's owner may delete it."_s});
    m_store.remove(id, [this, id, reply = std::move(reply)](Result<> removed) {
        if (!removed)
            return reply(removed.error());
        reply(reply::Empty{});
        const qint64 ev = m_directory.room(id) ? m_directory.room(id)->ev + 1 : 1;
        m_bus.publish(Publication{.frame = {id, ev, event::RoomDeleted{id}}});
        m_directory.remove(id);
    });
}

} // namespace confab::core
