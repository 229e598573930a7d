// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryPeople.h"

#include "MemoryMembership.h"

namespace confab::support {

using namespace Qt::StringLiterals;
using core::KnownPerson;
using Rows = MemoryAccountRows;

namespace {

Rows::AccountRow *find(Rows &rows, UserId user)
{
    const auto row = rows.accounts.find(user);
    const bool isThere = row != rows.accounts.end() && !row->endedAt && row->stored.user.kind == UserKind::Person;
    return isThere ? &*row : nullptr;
}

Result<> checkName(const Rows &rows, UserId user, const core::NewName &name)
{
    const bool isTaken = !rows.checkNames(name.keys, user, name.now) || rows.passesForAnybody(name.name, user);
    return isTaken ? Result<>(Error{ErrorCode::Conflict, {}, u"name"_s}) : Result<>(Done{});
}

Result<KnownPerson> changeProfile(MemoryData &data, UserId user, const core::ProfileChange &change)
{
    Rows &rows = data.accounts;
    Rows::AccountRow *row = find(rows, user);
    if (!row)
        return ErrorCode::NotFound;
    if (change.name) {
        if (const auto free = checkName(rows, user, *change.name); !free)
            return free.error();
        row->stored.user.name = change.name->name;
        row->stored.folded = change.name->folded;
        for (Rows::NameRow &held : rows.names) {
            if (held.account == user && !held.freeAt)
                held.freeAt = change.name->formerKeptUntil;
        }
        for (const QString &key : change.name->keys)
            rows.names.insert(key, {user, std::nullopt});
        data.people.insert(user, {user, change.name->name, UserKind::Person});
    }
    row->about = change.about.value_or(row->about);
    if (change.picture) {
        const QString before = std::exchange(row->picture, change.picture->hash);
        if (!change.picture->hash.isEmpty())
            data.pictures.insert(change.picture->hash, *change.picture);
        data.dropPicture(before);
    }
    return Rows::known(*row);
}

Result<QList<KnownPerson>> changeRole(Rows &rows, UserId user, Role role)
{
    Rows::AccountRow *row = find(rows, user);
    if (!row || row->stored.guest)
        return ErrorCode::NotFound;
    if (row->stored.role == role)
        return QList<KnownPerson>();
    if (role == Role::Owner && row->suspension)
        return Error{ErrorCode::Conflict, {}, QStringLiteral("user")};
    rows.resets.removeIf([&](const Rows::ResetRow &reset) { return reset.account == user || row->stored.role < role; });
    QList<KnownPerson> others;
    for (Rows::AccountRow &other : rows.accounts) {
        if (role == Role::Owner && other.stored.role == Role::Owner) {
            other.stored.role = Role::Admin;
            others.append(Rows::known(other));
        }
    }
    row->stored.role = role;
    return QList<KnownPerson>{Rows::known(*row)} + others;
}

Result<core::ServerRoleChanges> changeServerRole(MemoryData &data, UserId user, Role role)
{
    const auto people = changeRole(data.accounts, user, role);
    if (!people)
        return people.error();
    core::ServerRoleChanges changes{.people = *people};
    if (role != Role::Owner || people->isEmpty())
        return changes;
    const auto by = people->size() > 1 ? std::optional(people->last().user.id) : std::nullopt;
    for (MemoryData::RoomRow &row : data.rooms) {
        const auto given = row.room.createdBy.isNull() ? membership::giveToOwner(data, row, user, by) : QList<Member>();
        if (!given.isEmpty())
            changes.rooms.append({given.first(), given, row.room});
    }
    return changes;
}

Result<QList<SessionId>> suspend(Rows &rows, const core::SuspensionChange &change)
{
    Rows::AccountRow *row = find(rows, change.user);
    if (!row)
        return ErrorCode::NotFound;
    row->suspension = change.suspension;
    row->suspendedAt = change.suspension ? change.now : 0;
    if (!change.suspension)
        return QList<SessionId>();
    // A guest's session rests.
    SessionId resting;
    for (const Rows::SessionRow &session : std::as_const(rows.sessions)) {
        if (session.stored.user == change.user && session.stored.guest && !session.endedAt)
            resting = session.stored.id;
    }
    QList<SessionId> closed = rows.endSessions(change.user, resting, change.now);
    if (!resting.isNull())
        closed.append(resting);
    return closed;
}

} // namespace

MemoryPeople::MemoryPeople(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryPeople::changeProfile(UserId user, const core::ProfileChange &change, core::Reply<KnownPerson> reply)
{
    m_answers.write<KnownPerson>(std::move(reply), [&] { return support::changeProfile(m_data, user, change); });
}

void MemoryPeople::changeRole(UserId user, Role role, const core::AuditNotes &notes,
                              core::Reply<core::ServerRoleChanges> reply)
{
    m_answers.write<core::ServerRoleChanges>(
        std::move(reply), [&] { return m_data.led(notes, [&] { return changeServerRole(m_data, user, role); }); });
}

void MemoryPeople::suspend(const core::SuspensionChange &change, core::Reply<QList<SessionId>> reply)
{
    m_answers.write<QList<SessionId>>(std::move(reply), [&] {
        return m_data.led(change.notes, [&] { return support::suspend(m_data.accounts, change); });
    });
}

void MemoryPeople::block(const core::Block &block, bool on, Timestamp, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        m_data.accounts.blocks.removeAll(block);
        if (on)
            m_data.accounts.blocks.append(block);
        return Done{};
    });
}

void MemoryPeople::noteSightings(const QList<core::Sighting> &sightings, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        for (const core::Sighting &seen : sightings) {
            if (const auto row = m_data.accounts.accounts.find(seen.user); row != m_data.accounts.accounts.end())
                row->lastSeen = std::max(row->lastSeen.value_or(0), seen.at);
            const auto session = m_data.accounts.sessions.find(seen.session);
            if (session == m_data.accounts.sessions.end())
                continue;
            session->stored.lastSeenAt = std::max(session->stored.lastSeenAt, seen.at);
            if (!seen.device.isEmpty())
                session->stored.device = seen.device;
            if (!seen.client.isEmpty())
                session->stored.client = seen.client;
        }
        return Done{};
    });
}

} // namespace confab::support
