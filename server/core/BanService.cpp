// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanService.h"

#include "BanNotice.h"
#include "RoomPublications.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBansPerPage = 100;

QString cursorOf(const Ban &ban)
{
    return QString::number(ban.at) + u'-' + ban.user.id.toString();
}

std::optional<std::pair<Timestamp, UserId>> placeOf(const QString &cursor)
{
    const auto dash = cursor.indexOf(u'-');
    bool isNumber = false;
    const Timestamp at = cursor.left(dash).toLongLong(&isNumber);
    const auto user = UserId::fromString(cursor.sliced(dash + 1));
    return dash > 0 && isNumber && user ? std::optional(std::pair(at, *user)) : std::nullopt;
}

} // namespace

BanService::BanService(const RoomDirectory &directory, const People &people, RoomStore &store, Bus &bus,
                       const Clock &clock)
    : m_directory(directory)
    , m_people(people)
    , m_store(store)
    , m_bus(bus)
    , m_clock(clock)
{
}

std::optional<User> BanService::find(RoomId room, UserId user) const
{
    if (const Member *member = m_directory.member(room, user))
        return member->user;
    const KnownPerson *person = m_people.find(user);
    return person ? std::optional(person->user) : m_directory.user(user);
}

void BanService::ban(const Actor &actor, const command::MemberBan &command, Reply<reply::Empty> reply)
{
    const auto user = find(command.room, command.user);
    const rights::Target target{.user = command.user,
                                .member = m_directory.member(command.room, command.user),
                                .agent = user && user->kind == UserKind::Agent};
    const auto allowed =
        rights::mayBan(m_directory.room(command.room), m_directory.standing(command.room, actor), target);
    if (!allowed)
        return reply(allowed.error());
    if (!command.on)
        return letIn(command.room, command.user, actor.notes, std::move(reply));
    if (!user)
        return reply(Error{ErrorCode::NotFound, u"There is nobody of this id."_s, u"user"_s});
    const auto reason = validation::reason(command.reason);
    if (!reason)
        return reply(reason.error());
    if (const auto term = validation::term(command.until, m_clock.now()); !term)
        return reply(term.error());
    const Ban ban{*user, actor.userId(), m_clock.now(), command.until, *reason};
    keepOut(actor, command.room, ban, std::move(reply));
}

void BanService::keepOut(const Actor &actor, RoomId room, const Ban &ban, Reply<reply::Empty> reply)
{
    m_store.ban(room, ban, actor.notes,
                {m_life, std::move(reply),
                 [this, actor, room, ban](const MembershipChange &change, Reply<reply::Empty> next) {
                     m_bus.publishInternal(BanChange{room, change.banNumber, ban.user.id, ban, change.fresh});
                     if (change.fresh) {
                         // What is said of it in the room is the same as of a removal, and the last that he hears of it.
                         const auto notice = banNotice(change.room, ban, actor.user().name);
                         m_bus.publish(Publication{.frame = {std::nullopt, 0, notice}, .onlyFor = {ban.user.id}});
                         roompublications::publishLeft(m_bus, change, {ban.user.id, ban.by, ban.reason, ban.at});
                     }
                     next(reply::Empty{});
                 }});
}

void BanService::letIn(RoomId room, UserId user, const AuditNotes &notes, Reply<reply::Empty> reply)
{
    m_store.unban(room, user, notes,
                  {m_life, std::move(reply), [this, room, user](qint64 number, Reply<reply::Empty> next) {
                       if (number > 0)
                           m_bus.publishInternal(BanChange{.room = room, .number = number, .user = user});
                       next(reply::Empty{});
                   }});
}

void BanService::list(const Actor &actor, const command::BanList &command, Reply<reply::Bans> reply)
{
    const Room *room = m_directory.room(command.room);
    if (auto allowed = rights::mayManage(room, m_directory.standing(command.room, actor)); !allowed)
        return reply(allowed.error());
    BanQuery query{.limit = std::clamp(command.limit, 1, kBansPerPage), .now = m_clock.now()};
    if (!command.cursor.isEmpty()) {
        query.after = placeOf(command.cursor);
        if (!query.after)
            return reply(Error{ErrorCode::ValidationFailed, u"This is no cursor of this list."_s, u"cursor"_s});
    }
    m_store.bans(command.room, query, {std::move(reply), [](const BanPage &page) {
                                           const QString cursor = page.more ? cursorOf(page.bans.last()) : QString();
                                           return reply::Bans{page.bans, page.more, cursor};
                                       }});
}

} // namespace confab::core
