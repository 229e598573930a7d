// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleRows.h"

#include "AccountNames.h"
#include "AccountRows.h"
#include "AccountWrites.h"
#include "PictureRows.h"

namespace confab::storage::peoplerows {

using namespace Qt::StringLiterals;
using core::KnownPerson;

namespace {

constexpr SqlText kPersonColumns("c.id, c.name, c.picture, c.guest, c.role, c.folded_name, c.about, c.suspended_at,"
                                 " c.suspended_until, c.suspension, c.created_at, c.last_seen");
constexpr auto kPeople =
    SqlText("SELECT ") + kPersonColumns + " FROM accounts c WHERE c.kind = 0 AND c.ended_at IS NULL";

KnownPerson readPerson(const Row &row)
{
    constexpr auto &at = kPersonColumns;
    KnownPerson person;
    person.user = {row.id<UserId>(at["c.id"]), row.text(at["c.name"]), UserKind::Person, row.text(at["c.picture"])};
    person.guest = row.integer(at["c.guest"]) != 0;
    person.role = row.enumeration<Role>(at["c.role"]);
    person.folded = row.text(at["c.folded_name"]);
    person.about = row.text(at["c.about"]);
    person.suspended = !row.isNull(at["c.suspended_at"]);
    person.suspendedAt = row.optionalInteger(at["c.suspended_at"]).value_or(0);
    person.suspendedUntil = row.optionalInteger(at["c.suspended_until"]);
    person.suspension = row.text(at["c.suspension"]);
    person.createdAt = row.integer(at["c.created_at"]);
    person.lastSeen = row.optionalInteger(at["c.last_seen"]);
    return person;
}

Result<KnownPerson> personById(Database &database, UserId id)
{
    static constexpr auto kText = kPeople + " AND c.id = ?";
    const auto found = database.first(kText, readPerson, id);
    if (!found)
        return found.error();
    return *found ? Result<KnownPerson>(**found) : Result<KnownPerson>(ErrorCode::NotFound);
}

//! A guest has nothing but his session to come back by: it rests.
Result<QList<SessionId>> endSessionsOfSuspended(Database &database, UserId user, Timestamp now)
{
    const auto resting = database.first("SELECT id FROM sessions WHERE account = ? AND guest AND ended_at IS NULL",
                                        [](const Row &row) { return row.id<SessionId>(0); }, user);
    if (!resting)
        return resting.error();
    auto closed = endSessions(database, user, resting->value_or(SessionId{}), now);
    if (closed && *resting)
        closed->append(**resting);
    return closed;
}

Result<> toDone(const Result<int> &changed)
{
    return changed ? Result<>(Done{}) : Result<>(changed.error());
}

Result<> checkIsFree(Database &database, UserId user, const core::NewName &name)
{
    auto free = accountrows::checkNames(database, name.keys, user, name.now);
    if (free)
        free = accountnames::checkSpeaksForNobody(database, name.name, user);
    if (!free && free.error().code == ErrorCode::Conflict)
        return Error{ErrorCode::Conflict, u"This name is taken, or looks like one that is."_s, u"name"_s};
    return free;
}

//! The name of before stays his for a while: nobody else answers to it at once.
Result<> rename(Database &database, WriterCache &cache, const KnownPerson &person, const core::NewName &name)
{
    const UserId user = person.user.id;
    const auto named = database.execute("UPDATE accounts SET name = ?, folded_name = ? WHERE id = ?", name.name,
                                        name.folded, user);
    if (!named)
        return named.error();
    const auto held = database.execute("UPDATE account_names SET free_at = ? WHERE account = ? AND free_at IS NULL",
                                       name.formerKeptUntil, user);
    if (!held)
        return held.error();
    for (const QString &key : name.keys) {
        const auto claimed = database.execute(
            "INSERT OR REPLACE INTO account_names (look, account, free_at) VALUES (?, ?, NULL)", key, user);
        if (!claimed)
            return claimed.error();
    }
    return cache.remember(database, {user, name.name, UserKind::Person});
}

Result<> show(Database &database, const KnownPerson &person, const core::Picture &picture)
{
    if (const auto kept = picturerows::keep(database, picture); !kept)
        return kept;
    const auto shown =
        database.execute("UPDATE accounts SET picture = ? WHERE id = ?", picture.hash, person.user.id);
    if (!shown)
        return shown.error();
    return picture.hash == person.user.picture ? Result<>(Done{}) : picturerows::drop(database, person.user.picture);
}

//! A link for a new password is as much as an account: one that was made for a member leads to no admin, and what an
//! admin has made goes with the role.
Result<> voidResets(Database &database, UserId user, bool all)
{
    return toDone(all ? database.execute("DELETE FROM password_resets")
                      : database.execute("DELETE FROM password_resets WHERE account = ?", user));
}

} // namespace

Result<QList<KnownPerson>> people(Database &database)
{
    QList<KnownPerson> all;
    const auto read = database.forEach(kPeople, [&all](const Row &row) { all.append(readPerson(row)); });
    return read ? Result<QList<KnownPerson>>(all) : Result<QList<KnownPerson>>(read.error());
}

Result<QList<core::Block>> blocks(Database &database)
{
    static constexpr SqlText kText("SELECT blocker, blocked FROM blocks");
    QList<core::Block> all;
    const auto read = database.forEach(kText, [&all](const Row &row) {
        all.append({row.id<UserId>(kText["blocker"]), row.id<UserId>(kText["blocked"])});
    });
    return read ? Result<QList<core::Block>>(all) : Result<QList<core::Block>>(read.error());
}

Result<KnownPerson> changeProfile(Database &database, WriterCache &cache, UserId user,
                                   const core::ProfileChange &change)
{
    const auto person = personById(database, user);
    if (!person)
        return person.error();
    if (change.name) {
        if (const auto free = checkIsFree(database, user, *change.name); !free)
            return free.error();
        if (const auto renamed = rename(database, cache, *person, *change.name); !renamed)
            return renamed.error();
    }
    if (change.about) {
        const auto told = database.execute("UPDATE accounts SET about = ? WHERE id = ?", *change.about, user);
        if (!told)
            return told.error();
    }
    if (change.picture) {
        if (const auto shown = show(database, *person, *change.picture); !shown)
            return shown.error();
    }
    return personById(database, user);
}

Result<QList<KnownPerson>> changeRole(Database &database, UserId user, Role role)
{
    const auto person = personById(database, user);
    if (!person)
        return person.error();
    if (person->guest)
        return ErrorCode::NotFound;
    if (person->role == role)
        return QList<KnownPerson>();
    if (role == Role::Owner && person->suspended)
        return Error{ErrorCode::Conflict, u"Somebody who is suspended can't own the server."_s, u"user"_s};
    if (const auto voided = voidResets(database, user, person->role < role); !voided)
        return voided.error();
    QList<UserId> changed{user};
    if (role == Role::Owner) {
        const auto listed = database.forEach(
            "SELECT id FROM accounts WHERE role = 0 AND ended_at IS NULL",
            [&changed](const Row &row) { changed.append(row.id<UserId>(0)); });
        const auto lowered = database.execute("UPDATE accounts SET role = 1 WHERE role = 0");
        if (!listed || !lowered)
            return listed ? lowered.error() : listed.error();
    }
    if (const auto raised = database.execute("UPDATE accounts SET role = ? WHERE id = ?", role, user); !raised)
        return raised.error();
    QList<KnownPerson> people;
    for (const UserId each : std::as_const(changed)) {
        const auto stored = personById(database, each);
        if (!stored)
            return stored.error();
        people.append(*stored);
    }
    return people;
}

Result<QList<SessionId>> suspend(Database &database, const core::SuspensionChange &change)
{
    if (const auto person = personById(database, change.user); !person)
        return person.error();
    const UserId user = change.user;
    const auto &suspension = change.suspension;
    const Timestamp now = change.now;
    const auto written = database.execute(
        "UPDATE accounts SET suspended_at = ?, suspended_until = ?, suspension = ? WHERE id = ?",
        suspension ? std::optional(now) : std::nullopt, suspension ? suspension->until : std::nullopt,
        suspension ? suspension->reason : QString(), user);
    if (!written)
        return written.error();
    return suspension ? endSessionsOfSuspended(database, user, now) : Result<QList<SessionId>>(QList<SessionId>());
}

Result<> block(Database &database, const core::Block &block, bool on, Timestamp now)
{
    if (!on)
        return toDone(database.execute("DELETE FROM blocks WHERE blocker = ? AND blocked = ?", block.by, block.user));
    return toDone(database.execute("INSERT OR IGNORE INTO blocks (blocker, blocked, at) VALUES (?, ?, ?)", block.by, block.user,
                                   now));
}

Result<> noteSightings(Database &database, const QList<core::Sighting> &sightings)
{
    for (const core::Sighting &seen : sightings) {
        const auto results = {
            database.execute("UPDATE accounts SET last_seen = MAX(COALESCE(last_seen, 0), ?) WHERE id = ?", seen.at,
                             seen.user),
            database.execute("UPDATE sessions SET last_seen_at = MAX(last_seen_at, ?),"
                             " device = CASE WHEN ? = '' THEN device ELSE ? END,"
                             " client = CASE WHEN ? = '' THEN client ELSE ? END WHERE id = ?",
                             seen.at, seen.device, seen.device, seen.client, seen.client, seen.session)};
        for (const auto &result : results) {
            if (!result)
                return result.error();
        }
    }
    return Done{};
}

} // namespace confab::storage::peoplerows
