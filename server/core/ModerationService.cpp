// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ModerationService.h"

#include "RoomPublications.h"
#include "Validation.h"

namespace confab::core {

using namespace Qt::StringLiterals;

ModerationService::ModerationService(const RoomDirectory &directory, const People &people, RoomStore &store, Bus &bus,
                                     MemberService &members, const Clock &clock)
    : m_directory(directory)
    , m_people(people)
    , m_store(store)
    , m_bus(bus)
    , m_members(members)
    , m_clock(clock)
{
}

rights::Target ModerationService::target(RoomId room, UserId user) const
{
    const Member *member = m_directory.member(room, user);
    const KnownPerson *person = m_people.find(user);
    return {.user = user,
            .member = member,
            .guest = person && person->guest,
            .agent = member && member->user.kind == UserKind::Agent};
}

void ModerationService::setRole(const Actor &actor, const command::MemberRole &command, Reply<reply::OneMember> reply)
{
    const Room *room = m_directory.room(command.room);
    const rights::Target whom = target(command.room, command.user);
    const bool isDeserted = room && !m_directory.hasPeople(command.room);
    const auto allowed =
        rights::mayGiveRole(room, m_directory.standing(command.room, actor), whom, command.role, isDeserted);
    if (!allowed)
        return reply(allowed.error());
    if (isDeserted) {
        const KnownPerson *heir = m_people.find(command.user);
        if (!heir || heir->suspended)
            return reply(Error{ErrorCode::NotFound, u"There is nobody of this id."_s, u"user"_s});
        return give(actor, command.room, heir->user, std::move(reply));
    }
    m_store.setRole(command.room, {command.user, command.role, actor.userId(), actor.notes},
                    {m_life, std::move(reply),
                     [this, by = actor.userId()](const RoleChanges &changes, Reply<reply::OneMember> next) {
                         roompublications::publishUpdated(m_bus, changes.room, changes.changed, by);
                         next(reply::OneMember{changes.member});
                     }});
}

void ModerationService::give(const Actor &actor, RoomId room, const User &heir, Reply<reply::OneMember> reply)
{
    const Joining joining{.members = {{heir, Role::Owner, m_clock.now()}},
                          .by = actor.userId(),
                          .evenArchived = true,
                          .notes = actor.notes};
    m_members.add(room, joining,
                  {std::move(reply), [](const QList<Member> &added) { return reply::OneMember{added.first()}; }});
}

void ModerationService::kick(const Actor &actor, const command::MemberKick &command, Reply<reply::Empty> reply)
{
    const auto allowed = rights::mayKick(m_directory.room(command.room), m_directory.standing(command.room, actor),
                                         target(command.room, command.user));
    if (!allowed)
        return reply(allowed.error());
    const auto reason = validation::reason(command.reason);
    if (!reason)
        return reply(reason.error());
    const Leaving leaving{.user = command.user,
                          .by = actor.userId(),
                          .reason = *reason,
                          .at = m_clock.now(),
                          .notes = actor.notes};
    m_members.remove(command.room, leaving, std::move(reply));
}

void ModerationService::mute(const Actor &actor, const command::MemberMute &command, Reply<reply::OneMember> reply)
{
    const auto allowed = rights::mayMute(m_directory.room(command.room), m_directory.standing(command.room, actor),
                                         target(command.room, command.user));
    if (!allowed)
        return reply(allowed.error());
    if (const auto term = validation::term(command.until, m_clock.now()); !term)
        return reply(term.error());
    m_store.mute(command.room, {command.user, command.until, actor.userId(), actor.notes},
                 {m_life, std::move(reply),
                  [this, by = actor.userId()](const MembershipChange &change, Reply<reply::OneMember> next) {
                      if (change.fresh)
                          roompublications::publishUpdated(m_bus, change.room, {change.member}, by);
                      next(reply::OneMember{change.member});
                  }});
}

} // namespace confab::core
