// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleService.h"

#include "core/accounts/NamePolicy.h"
#include "core/people/PageCursor.h"
#include "core/people/Pictures.h"
#include "core/PresenceService.h"
#include "core/RateLimiter.h"
#include "core/Validation.h"
#include "protocol/Rights.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDayMs = 24LL * 3'600'000;
constexpr int kSharedRooms = 50;

Error nobody(const QString &field = u"user"_s)
{
    return {ErrorCode::NotFound, u"There is nobody of this id."_s, field};
}

} // namespace

PeopleService::PeopleService(const Parts &parts)
    : m_parts(parts)
    , m_told(parts.people, parts.directory, parts.bus)
{
}

Result<> PeopleService::mayList(const Actor &actor, const command::UserList &command) const
{
    if (!command.room)
        return Done{};
    return rights::mayRead(m_parts.directory.room(*command.room), m_parts.directory.standing(*command.room, actor));
}

bool PeopleService::isListed(const Actor &actor, const command::UserList &command, const KnownPerson &person) const
{
    const UserId user = person.user.id;
    if (user == actor.userId() || (command.room && !m_parts.directory.member(*command.room, user)))
        return false;
    if (command.blocked)
        return m_parts.people.hasBlocked(actor.userId(), user);
    return m_parts.reach.includes(actor, person);
}

void PeopleService::list(const Actor &actor, const command::UserList &command, Reply<reply::People> reply) const
{
    if (const auto seen = mayList(actor, command); !seen)
        return reply(seen.error());
    std::optional<People::Place> behind;
    if (!command.cursor.isEmpty()) {
        behind = pagecursor::read(command.cursor);
        if (!behind)
            return reply(pagecursor::wrong());
    }
    const QString wanted = names::folded(command.query.simplified());
    reply::People page;
    m_parts.people.visitBehind(behind, [&](const KnownPerson &person) {
        if (!person.folded.contains(wanted) || !isListed(actor, command, person))
            return true;
        page.more = page.users.size() == command.limit;
        if (page.more)
            return false;
        page.users.append(m_told.shownTo(actor.identity, person));
        behind = People::placeOf(person);
        return true;
    });
    if (page.more)
        page.cursor = pagecursor::written(*behind);
    reply(page);
}

void PeopleService::get(const Actor &actor, const command::UserGet &command, Reply<reply::PersonDetail> reply) const
{
    const auto person = m_parts.reach.find(actor, command.user);
    if (!person)
        return reply(nobody());
    reply(reply::PersonDetail{.user = m_told.shownTo(actor.identity, *person),
                              .presence = m_parts.presence.of(command.user),
                              .rooms = roomsOfBoth(actor.userId(), command.user),
                              .joinedAt = person->createdAt});
}

QList<SharedRoom> PeopleService::roomsOfBoth(UserId one, UserId other) const
{
    QList<SharedRoom> rooms;
    for (const RoomId id : m_parts.directory.roomsOf(one)) {
        const Room *room = m_parts.directory.room(id);
        if (room->kind != RoomKind::Direct && m_parts.directory.member(id, other))
            rooms.append({id, room->name});
    }
    std::ranges::sort(rooms, {}, [](const SharedRoom &room) { return std::pair(room.name.toCaseFolded(), room.id); });
    return rooms.first(std::min<qsizetype>(rooms.size(), kSharedRooms));
}

Result<std::optional<NewName>> PeopleService::newName(const Actor &actor, const QString &asked) const
{
    const auto shown = names::normalized(asked, m_parts.limits.nameChars);
    if (!shown)
        return shown.error();
    if (const KnownPerson *self = m_parts.people.find(actor.userId()); self && self->user.name == *shown)
        return std::optional<NewName>();
    if (const auto allowed = names::checkNew(*shown); !allowed)
        return allowed.error();
    const Timestamp now = m_parts.clock.now();
    return std::optional(NewName{.name = *shown,
                                 .folded = names::folded(*shown),
                                 .keys = names::keys(*shown),
                                 .now = now,
                                 .formerKeptUntil = now + kDayMs});
}

void PeopleService::update(const Actor &actor, const command::UserUpdate &command, Reply<reply::OnePerson> reply)
{
    ProfileChange asked;
    if (command.picture) // it can only be taken away here
        asked.picture = Picture{};
    if (command.about) {
        const auto about = validation::about(*command.about);
        if (!about)
            return reply(about.error());
        asked.about = *about;
    }
    if (command.name) {
        auto name = newName(actor, *command.name);
        if (!name)
            return reply(name.error());
        asked.name = *std::move(name);
    }
    if (asked.name) {
        if (const auto taken = m_parts.limiter.take(RateKind::RenameADay, actor.userId()); !taken)
            return reply(taken.error());
    }
    change(actor, asked, std::move(reply));
}

void PeopleService::setPicture(const Actor &actor, const QByteArray &bytes, Reply<reply::OnePerson> reply)
{
    const auto picture = pictures::checked(bytes);
    if (!picture)
        return reply(picture.error());
    change(actor, {.picture = *picture}, std::move(reply));
}

void PeopleService::change(const Actor &actor, const ProfileChange &asked, Reply<reply::OnePerson> reply)
{
    auto onStored = [this, actor, renames = asked.name.has_value(),
                     reply = std::move(reply)](const Result<KnownPerson> &stored) mutable {
        if (!stored) {
            if (renames)
                m_parts.limiter.refund(RateKind::RenameADay, actor.userId());
            return reply(stored.error());
        }
        changed(*stored);
        reply(reply::OnePerson{m_told.shownTo(actor.identity, *stored)});
    };
    m_parts.store.changeProfile(actor.userId(), asked, {m_life, std::move(onStored)});
}

//! Nobody hears of what changes nothing.
void PeopleService::changed(const KnownPerson &person)
{
    const KnownPerson *before = m_parts.people.find(person.user.id);
    const bool isNews = !before || PeopleTold::shown(*before) != PeopleTold::shown(person);
    m_parts.people.put(person);
    if (isNews)
        m_told.tellChanged(person);
}

void PeopleService::block(const Actor &actor, const command::UserBlock &command, Reply<reply::Empty> reply)
{
    if (command.user == actor.userId())
        return reply(Error{ErrorCode::ValidationFailed, u"You can't block yourself."_s, u"user"_s});
    // Who was blocked while he was in reach can be let in again.
    const bool wasBlocked = m_parts.people.hasBlocked(actor.userId(), command.user);
    if (!wasBlocked && !m_parts.reach.find(actor, command.user))
        return reply(nobody());
    const Block block{actor.userId(), command.user};
    m_parts.store.block(block, command.on, m_parts.clock.now(),
                        {m_life, std::move(reply), [this, actor, block, on = command.on](Done, Reply<reply::Empty> next) {
                             setBlocked(actor, block, on);
                             next(reply::Empty{});
                         }});
}

//! His other connections follow; nobody else is told, and nobody of what changes nothing.
void PeopleService::setBlocked(const Actor &actor, const Block &block, bool on)
{
    const bool isNews = m_parts.people.hasBlocked(block.by, block.user) != on;
    m_parts.people.setBlocked(block, on);
    if (isNews)
        m_parts.bus.publish(Publication{.frame = {std::nullopt, 0, event::UserBlock{block.user, on}},
                                        .onlyFor = {block.by},
                                        .exceptFor = actor.connection});
}

} // namespace confab::core
