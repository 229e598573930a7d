// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StewardService.h"

#include "core/accounts/AccountService.h"
#include "core/RoomPublications.h"
#include "core/Validation.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Role roleOf(const Actor &actor)
{
    return actor.identity.guest ? Role::Guest : actor.identity.serverRole;
}

} // namespace

StewardService::StewardService(People &people, AccountService &accounts, PeopleStore &store, PeopleTold told, Bus &bus,
                               const Clock &clock, Address address)
    : m_people(people)
    , m_accounts(accounts)
    , m_store(store)
    , m_told(std::move(told))
    , m_bus(bus)
    , m_clock(clock)
    , m_address(std::move(address))
{
}

std::optional<rights::ServerPerson> StewardService::find(UserId user) const
{
    const KnownPerson *person = m_people.find(user);
    if (!person)
        return std::nullopt;
    return rights::ServerPerson{person->role, person->guest, person->suspended};
}

void StewardService::changeRole(const Actor &actor, const command::UserRole &command, Reply<reply::OnePerson> reply)
{
    const auto allowed = rights::mayGiveServerRole(roleOf(actor), find(command.user), command.role);
    if (!allowed)
        return reply(allowed.error());
    m_store.changeRole(
        command.user, command.role, actor.notes,
        {m_life, std::move(reply),
         [this, actor, user = command.user](const ServerRoleChanges &changes, Reply<reply::OnePerson> next) {
             for (const KnownPerson &each : changes.people)
                 m_people.put(each);
             for (const RoleChanges &each : changes.rooms)
                 roompublications::publishUpdated(m_bus, each.room, each.changed, actor.userId());
             const KnownPerson *now = m_people.find(user);
             if (!now)
                 return next(ErrorCode::NotFound);
             next(reply::OnePerson{m_told.shownTo(actor.identity, *now)});
         }});
}

void StewardService::suspend(const Actor &actor, const command::UserSuspend &command, Reply<reply::OnePerson> reply)
{
    const auto allowed = rights::maySuspend(roleOf(actor), find(command.user));
    if (!allowed)
        return reply(allowed.error());
    const auto reason = validation::reason(command.reason);
    if (!reason)
        return reply(reason.error());
    SuspensionChange change{.user = command.user, .now = m_clock.now(), .notes = actor.notes};
    if (command.on) {
        if (const auto sound = validation::term(command.until, change.now); !sound)
            return reply(sound.error());
        change.suspension = Suspension{command.until, *reason};
    }
    auto onStored = [this, actor, suspension = change.suspension, user = command.user,
                     at = change.now](const QList<SessionId> &ended, Reply<reply::OnePerson> next) {
        const KnownPerson *known = m_people.find(user);
        if (!known)
            return next(ErrorCode::NotFound);
        KnownPerson now = *known;
        const bool isNews = now.suspended != suspension.has_value();
        now.suspended = suspension.has_value();
        now.suspendedAt = suspension ? at : 0;
        now.suspendedUntil = suspension ? suspension->until : std::nullopt;
        now.suspension = suspension ? suspension->reason : QString();
        m_people.put(now);
        if (isNews)
            m_told.tellChanged(now);
        next(reply::OnePerson{m_told.shownTo(actor.identity, now)});
        if (suspension)
            m_accounts.end(user, ended, SessionEnd::Suspended);
        else
            m_accounts.letBackIn(user);
    };
    m_store.suspend(change, {m_life, std::move(reply), std::move(onStored)});
}

void StewardService::tick()
{
    for (const KnownPerson &back : m_people.endSuspensions(m_clock.now())) {
        m_accounts.letBackIn(back.user.id);
        m_told.tellChanged(back);
    }
}

void StewardService::reset(const Actor &actor, const command::UserReset &command, Reply<reply::ResetLink> reply)
{
    const auto allowed = rights::mayResetPassword(roleOf(actor), find(command.user));
    if (!allowed)
        return reply(allowed.error());
    m_accounts.passwords().allowReset(command.user, actor.notes, {std::move(reply), [address = m_address()](const QString &code) {
                                             return reply::ResetLink{address + u"/reset#"_s + code};
                                         }});
}

} // namespace confab::core
