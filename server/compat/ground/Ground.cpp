// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Ground.h"

#include "core/accounts/NamePolicy.h"
#include "core/MemberService.h"
#include "core/RoomService.h"

#include <algorithm>

namespace confab::compat {

using namespace Qt::StringLiterals;

namespace {
constexpr int kNames = 20; // that are tried for a room
}

Ground::Ground(World &world, const FacadeKind &kind, const FacadeSettings &settings)
    : m_world(world)
    , m_kind(kind)
    , m_settings(settings)
    , m_people(m_kind, world.foreign, world.accounts, world.limiter)
    , m_rooms(m_kind.name, world.foreign, world.directory)
{
}

void Ground::load(core::Reply<Done> reply)
{
    m_people.load({m_life, std::move(reply),
                   [this](Done, core::Reply<Done> next) { m_rooms.load(m_settings.rooms, std::move(next)); }});
}

std::optional<UserId> Ground::agent() const
{
    const auto &all = m_world.agents.all();
    const auto first = [&all](auto &&matches) {
        const auto it = std::find_if(all.cbegin(), all.cend(),
                                     [&](const core::Agent &agent) { return !agent.retired && matches(agent); });
        return it == all.cend() ? std::nullopt : std::optional(it->user.id);
    };
    const QString named = core::names::folded(m_settings.agent);
    if (!named.isEmpty())
        return first([&named](const core::Agent &agent) { return core::names::folded(agent.user.name) == named; });
    // The one that was set up by whoever runs the server rather than the one that is always there.
    const auto asking = first([](const core::Agent &agent) { return agent.external; });
    return asking ? asking : first([](const core::Agent &) { return true; });
}

std::optional<UserId> Ground::agentIn(RoomId room) const
{
    const auto answering = agent();
    return answering && directory().member(room, *answering) ? answering : std::nullopt;
}

bool Ground::hears(const core::Publication &publication) const
{
    const auto &room = publication.frame.room;
    return room && m_rooms.has(*room) && !directory().isAhead(publication);
}

void Ground::ensureMember(const core::Actor &actor, RoomId room, core::Reply<Done> reply)
{
    if (isMember(room, actor.userId()))
        return reply(Done{});
    ask(actor, command::RoomJoin{.room = room},
        core::Reply<reply::Joined>(std::move(reply), [](const reply::Joined &) { return Done{}; }));
}

void Ground::makePrivateRoom(const core::Actor &owner, const QString &name, core::Reply<RoomId> reply)
{
    ask(owner, command::RoomCreate{.name = name, .kind = RoomKind::Private},
        core::Reply<reply::RoomDetail>(m_life, std::move(reply),
                                       [this](const reply::RoomDetail &made, core::Reply<RoomId> next) {
                                           addAgent(made.room.room.id, std::move(next));
                                       }));
}

void Ground::ensureRoom(const QString &key, const QString &name, const QString &topic, core::Reply<RoomId> reply)
{
    foreign().find(m_rooms.kind(), key,
                   {m_life, std::move(reply),
                    [this, key, name, topic](const std::optional<Uuid> &known, core::Reply<RoomId> next) {
                        if (known && directory().room(RoomId(*known)))
                            return next(RoomId(*known));
                        const RoomId id = RoomId::make();
                        if (known)
                            foreign().unbind(m_rooms.kind(), {*known}, {});
                        m_rooms.add(id, key, {m_life, std::move(next), [this, id, name, topic](Done, auto made) {
                                                  makeRoom(id, name, topic, 1, std::move(made));
                                              }});
                    }});
}

void Ground::makeRoom(RoomId id, const QString &name, const QString &topic, int attempt, core::Reply<RoomId> reply)
{
    const QString tried = attempt == 1 ? name : u"%1 %2"_s.arg(name, QString::number(attempt));
    core::Reply<RoomId> made{m_life, [this, id, name, topic, attempt, reply = std::move(reply)](auto result) mutable {
                                 if (!result && result.error().code == ErrorCode::Conflict && attempt < kNames)
                                     return makeRoom(id, name, topic, attempt + 1, std::move(reply));
                                 if (!result)
                                     return reply(result.error());
                                 addAgent(id, std::move(reply));
                             }};
    // By itself as a maker: the room that the server made is another one, where everybody is.
    m_world.rooms.found({.id = id, .name = tried, .topic = topic, .createdBy = UserId(id.uuid())}, std::move(made));
}

void Ground::addAgent(RoomId room, core::Reply<RoomId> reply)
{
    const auto agentId = agent();
    const core::Agent *answering = agentId ? m_world.agents.find(*agentId) : nullptr;
    if (!answering || directory().member(room, *agentId))
        return reply(room);
    m_world.members.add(room, answering->user, Role::Member, {std::move(reply), [room](Done) { return room; }});
}

} // namespace confab::compat
