// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AddingService.h"

#include "Newcomer.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kMaxInvited = 100;
}

AddingService::AddingService(const RoomDirectory &directory, const AgentDirectory &agents, const Reach &reach,
                             AddedLimit &added, MemberService &members, const Clock &clock)
    : m_directory(directory)
    , m_agents(agents)
    , m_reach(reach)
    , m_added(added)
    , m_members(members)
    , m_clock(clock)
{
}

void AddingService::invite(const Actor &actor, const command::RoomInvite &command, Reply<reply::Invited> reply)
{
    const rights::Standing self = m_directory.standing(command.room, actor);
    if (auto allowed = rights::mayInvite(m_directory.room(command.room), self); !allowed)
        return reply(allowed.error());
    const auto members = newMembers(actor, command);
    if (!members)
        return reply(members.error());
    QList<User> newcomers;
    for (const Member &member : *members) {
        if (!m_directory.member(command.room, member.user.id))
            newcomers.append(member.user);
    }
    const auto counted = m_added.count(actor, newcomers, u"users"_s);
    if (!counted)
        return reply(counted.error());
    // An agent that a manager has sent away only a manager brings back.
    const Former former = self.isModerator() ? Former::Return : Former::Refuse;
    m_members.add(command.room, {.members = *members, .by = actor.userId(), .former = former, .notes = actor.notes},
                  {m_life, [this, counted = *counted, reply = std::move(reply)](const auto &added) mutable {
                       if (added)
                           return reply(reply::Invited{*added});
                       m_added.giveBack(counted);
                       reply(added.error());
                   }});
}

Result<QList<Member>> AddingService::newMembers(const Actor &actor, const command::RoomInvite &command) const
{
    if (command.users.isEmpty() || command.users.size() > kMaxInvited)
        return Error{ErrorCode::ValidationFailed, u"Between 1 and %1 at once, please."_s.arg(kMaxInvited), u"users"_s};
    QList<Member> members;
    for (UserId id : command.users) {
        if (std::ranges::any_of(members, [id](const Member &member) { return member.user.id == id; }))
            continue;
        const auto member = newMember(actor, command.room, id);
        if (!member)
            return member.error();
        members.append(*member);
    }
    return members;
}

Result<Member> AddingService::newMember(const Actor &actor, RoomId room, UserId id) const
{
    if (const Member *member = m_directory.member(room, id))
        return *member;
    return newcomer(m_agents, m_reach, actor, id, m_clock.now(), {.field = u"users"_s});
}

} // namespace confab::core
