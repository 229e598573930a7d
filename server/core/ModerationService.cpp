// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ModerationService.h"

#include "Policy.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kMaxInvited = 100;
}

ModerationService::ModerationService(const RoomDirectory &directory, const AgentDirectory &agents,
                                     MemberService &members, const Clock &clock)
    : m_directory(directory)
    , m_agents(agents)
    , m_members(members)
    , m_clock(clock)
{
}

void ModerationService::invite(const Actor &actor, const command::RoomInvite &command, Reply<reply::Invited> reply)
{
    const Member *self = m_directory.member(command.room, actor.userId());
    if (auto allowed = policy::mayAddAgents(m_directory.room(command.room), self); !allowed)
        return reply(allowed.error());
    const auto members = newMembers(actor, command);
    if (!members)
        return reply(members.error());
    // What a manager has sent away, only a manager brings back.
    const Former former = policy::isModerator(self) ? Former::Return : Former::Refuse;
    m_members.add(command.room, {.members = *members, .by = actor.userId(), .former = former},
                  [reply = std::move(reply)](const Result<QList<Member>> &added) {
                      added ? reply(reply::Invited{*added}) : reply(added.error());
                  });
}

Result<QList<Member>> ModerationService::newMembers(const Actor &actor, const command::RoomInvite &command) const
{
    if (command.users.isEmpty() || command.users.size() > kMaxInvited)
        return Error{ErrorCode::ValidationFailed, u"Between 1 and %1 at once, please."_s.arg(kMaxInvited), u"users"_s};
    QList<Member> members;
    for (UserId id : command.users) {
        if (std::ranges::any_of(members, [id](const Member &member) { return member.user.id == id; }))
            continue;
        const auto user = invitedUser(actor, command.room, id);
        if (!user)
            return user.error();
        members.append(Member{*user, Role::Member, m_clock.now()});
    }
    return members;
}

Result<User> ModerationService::invitedUser(const Actor &actor, RoomId room, UserId id) const
{
    if (const Member *member = m_directory.member(room, id))
        return member->user;
    if (const Agent *agent = m_agents.find(id)) {
        if (agent->retired)
            return Error{ErrorCode::AgentUnavailable, u"%1 is not set up on this server any more."_s.arg(agent->user.name), u"users"_s};
        return agent->user;
    }
    // Whom the actor can't see is answered as if nobody were there.
    if (sharesRoom(actor.userId(), id))
        return Error{ErrorCode::ValidationFailed, u"Only agents can be added to a room so far."_s, u"users"_s};
    return Error{ErrorCode::NotFound, u"One of those to be added is not here."_s, u"users"_s};
}

bool ModerationService::sharesRoom(UserId a, UserId b) const
{
    return std::ranges::any_of(m_directory.roomsOf(a),
                               [this, b](RoomId room) { return m_directory.member(room, b) != nullptr; });
}

void ModerationService::kick(const Actor &actor, const command::MemberKick &command, Reply<reply::Empty> reply)
{
    const Member *target = m_directory.member(command.room, command.user);
    const auto allowed =
        policy::mayRemove(m_directory.room(command.room), m_directory.member(command.room, actor.userId()), target);
    if (!allowed)
        return reply(allowed.error());
    if (target->user.kind != UserKind::Agent)
        return reply(
            Error{ErrorCode::ValidationFailed, u"Only agents can be removed from a room so far."_s, u"user"_s});
    const auto reason = validation::reason(command.reason);
    if (!reason)
        return reply(reason.error());
    m_members.remove(command.room, {.user = command.user, .by = actor.userId(), .reason = *reason}, std::move(reply));
}

} // namespace confab::core
