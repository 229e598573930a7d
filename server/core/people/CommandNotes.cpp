// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CommandNotes.h"

#include "core/people/People.h"
#include "core/RoomDirectory.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

//! The names of those that a command sets.
QStringList given(std::initializer_list<std::pair<QLatin1String, bool>> fields)
{
    QStringList names;
    for (const auto &[name, isGiven] : fields) {
        if (isGiven)
            names.append(name);
    }
    return names;
}

} // namespace

CommandNotes::CommandNotes(const RoomDirectory &directory, const People &people, const Clock &clock)
    : m_directory(directory)
    , m_people(people)
    , m_clock(clock)
{
}

AuditEntry CommandNotes::entryOf(const Actor &actor, field::Name what) const
{
    return {.at = m_clock.now(),
            .by = actor.userId(),
            .byName = actor.user().name,
            .what = QString::fromLatin1(what)};
}

AuditTarget CommandNotes::person(UserId user, std::optional<RoomId> room) const
{
    AuditTarget target{.user = user};
    if (const KnownPerson *known = m_people.find(user))
        target.name = known->user.name;
    else if (const Member *member = room ? m_directory.member(*room, user) : nullptr)
        target.name = member->user.name;
    return target;
}

AuditNote CommandNotes::aboutPerson(const Actor &actor, field::Name what, UserId user, std::optional<RoomId> room) const
{
    AuditNote note{.room = room, .entry = entryOf(actor, what)};
    note.entry.target = person(user, room);
    return note;
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::RoomUpdate &c) const
{
    AuditNote note{.room = c.room, .entry = entryOf(actor, c.kName)};
    note.entry.fields = given({{"name"_L1, c.name.has_value()},
                               {"topic"_L1, c.topic.has_value()},
                               {"kind"_L1, c.kind.has_value()},
                               {"archived"_L1, c.archived.has_value()},
                               {"receipts"_L1, c.receipts.has_value()},
                               {"agents"_L1, c.agents.has_value()},
                               {"picture"_L1, c.picture.has_value()}});
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::RoomDelete &c) const
{
    const Room *room = m_directory.room(c.room);
    AuditNote note{.entry = entryOf(actor, c.kName)};
    note.entry.target = AuditTarget{.room = c.room, .name = room ? room->name : QString()};
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::RoomInvite &c) const
{
    QList<AuditNote> notes;
    for (const UserId user : c.users) {
        if (!m_directory.member(c.room, user))
            notes.append(aboutPerson(actor, c.kName, user, c.room));
    }
    return notes;
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::InviteCreate &c) const
{
    AuditNote note{.room = c.room, .entry = entryOf(actor, c.kName)};
    note.entry.role = c.role;
    note.entry.until = c.expiresAt;
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const StoredInvite *revoked) const
{
    if (!revoked || revoked->revoked)
        return {};
    AuditNote note{.room = revoked->invite.room, .entry = entryOf(actor, command::InviteRevoke::kName)};
    note.entry.target = AuditTarget{.invite = revoked->id};
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::MemberRole &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user, c.room);
    note.entry.role = c.role;
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::MemberKick &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user, c.room);
    note.entry.reason = c.reason;
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::MemberBan &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user, c.room);
    note.entry.reason = c.reason;
    note.entry.until = c.until;
    note.entry.fields = given({{"on"_L1, c.on}, {"off"_L1, !c.on}});
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::MemberMute &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user, c.room);
    note.entry.until = c.until;
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::ServerUpdate &c) const
{
    AuditNote note{.entry = entryOf(actor, c.kName)};
    note.entry.fields = given({{"name"_L1, c.name.has_value()},
                               {"registration"_L1, c.registration.has_value()},
                               {"guests"_L1, c.guests.has_value()},
                               {"lobby"_L1, c.lobby.has_value()}});
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::UserRole &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user);
    note.entry.role = c.role;
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::UserSuspend &c) const
{
    AuditNote note = aboutPerson(actor, c.kName, c.user);
    note.entry.reason = c.reason;
    note.entry.until = c.until;
    note.entry.fields = given({{"on"_L1, c.on}, {"off"_L1, !c.on}});
    return {note};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::UserReset &c) const
{
    return {aboutPerson(actor, c.kName, c.user)};
}

QList<AuditNote> CommandNotes::of(const Actor &actor, const command::MessageDelete &c) const
{
    return {{.entry = entryOf(actor, c.kName)}};
}

} // namespace confab::core
