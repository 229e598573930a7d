// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DirectRooms.h"

#include "Newcomer.h"
#include "RoomPublications.h"
#include "RoomSummaries.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOthers = 7; // people; agents don't count
constexpr qsizetype kMostNamed = 100;

Error wrongMembers(const QString &text)
{
    return {ErrorCode::ValidationFailed, text, u"members"_s};
}

bool isPerson(const Member &member)
{
    return member.user.kind == UserKind::Person;
}

} // namespace

DirectRooms::DirectRooms(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus, const Clock &clock,
                         const AgentDirectory &agents, const Reach &reach, AddedLimit &added)
    : m_directory(directory)
    , m_store(store)
    , m_log(log)
    , m_bus(bus)
    , m_clock(clock)
    , m_agents(agents)
    , m_reach(reach)
    , m_added(added)
{
}

void DirectRooms::open(const Actor &actor, const command::RoomCreate &command, Reply<reply::RoomDetail> reply)
{
    const auto members = membersOf(actor, command.members);
    if (!members)
        return reply(members.error());
    QList<UserId> all;
    for (const Member &member : *members)
        all.append(member.user.id);
    if (const Room *existing = m_directory.directRoom(all))
        return answer(actor, existing->id, std::move(reply));
    make(actor, *members, std::move(reply));
}

Result<QList<Member>> DirectRooms::membersOf(const Actor &actor, const QList<UserId> &named) const
{
    if (named.size() > kMostNamed)
        return wrongMembers(u"At most %1 at once, please."_s.arg(kMostNamed));
    QList<Member> members{{actor.user(), actor.identity.guest ? Role::Guest : Role::Member, m_clock.now()}};
    for (const UserId id : named) {
        if (std::ranges::any_of(members, [id](const Member &member) { return member.user.id == id; }))
            continue;
        const auto member = newcomer(m_agents, m_reach, actor, id, m_clock.now(), {RoomKind::Direct, u"members"_s});
        if (!member)
            return member.error();
        members.append(*member);
    }
    const auto others = std::ranges::count_if(members, isPerson) - 1;
    if (members.size() < 2)
        return wrongMembers(u"A direct room needs somebody else."_s);
    if (others > kMostOthers)
        return wrongMembers(u"At most %1 others, please."_s.arg(kMostOthers));
    if (auto allowed = rights::mayMakeRoomWith(actor.identity.guest, RoomKind::Direct, others); !allowed)
        return allowed.error();
    return members;
}

void DirectRooms::make(const Actor &actor, const QList<Member> &members, Reply<reply::RoomDetail> reply)
{
    QList<User> users;
    for (const Member &member : members)
        users.append(member.user);
    const auto counted = m_added.count(actor, users, u"members"_s);
    if (!counted)
        return reply(counted.error());
    StoredRoom room;
    room.room = {.id = RoomId::make(),
                 .kind = RoomKind::Direct,
                 .epoch = Epoch::make(),
                 .memberCount = int(members.size()),
                 .createdAt = m_clock.now(),
                 .createdBy = actor.userId()};
    room.members = members;
    auto onOpened = [this, actor, members, counted = *counted,
                     reply = std::move(reply)](const Result<ChangedRoom> &opened) mutable {
        if (!opened || !opened->fresh)
            m_added.giveBack(counted);
        if (!opened)
            return reply(opened.error());
        if (opened->fresh)
            roompublications::publishCreated(m_bus, opened->room, members, actor.connection);
        answer(actor, opened->room.id, std::move(reply));
    };
    m_store.openDirect(room, {m_life, std::move(onOpened)});
}

void DirectRooms::answer(const Actor &actor, RoomId id, Reply<reply::RoomDetail> reply)
{
    m_log.standings(actor.userId(), {id},
                    {m_life, std::move(reply),
                     [this, actor, id](const QList<RoomStanding> &standings, Reply<reply::RoomDetail> next) {
                         const Room *room = m_directory.room(id);
                         if (!room || standings.isEmpty())
                             return next(ErrorCode::NotFound);
                         next(reply::RoomDetail{summaries::detail(m_directory, actor, *room, &standings.first())});
                     }});
}

} // namespace confab::core
