// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PartingWrites.h"

#include "AccountRows.h"
#include "AccountWrites.h"
#include "MembershipWrites.h"
#include "PeopleRows.h"
#include "PictureRows.h"
#include "RoomRows.h"
#include "Succession.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

using EndedUser = core::EndedUser;
using Left = QList<core::MembershipChange>;

Result<Left> leaveAll(Database &database, WriterCache &cache, UserId user, Timestamp at)
{
    QList<RoomId> rooms;
    const auto listed =
        database.forEach("SELECT room FROM members INDEXED BY members_by_person WHERE user = ? AND has_left = 0",
                         [&rooms](const Row &row) { rooms.append(row.id<RoomId>(0)); }, user);
    return listed ? leaveRooms(database, cache, rooms, {.user = user, .at = at}) : Result<Left>(listed.error());
}

//! Of whom nothing is left but what he wrote, and his name with it.
Result<EndedUser> partWith(Database &database, WriterCache &cache, UserId user, Timestamp now, Timestamp nameFreeAt)
{
    const auto picture = database.first("SELECT picture FROM accounts WHERE id = ?",
                                        [](const Row &row) { return row.text(0); }, user);
    if (!picture)
        return picture.error();
    const auto results = {
        database.execute("UPDATE accounts SET ended_at = ?, password_hash = '', about = '', picture = '' WHERE id = ?",
                         now, user),
        database.execute("UPDATE account_names SET free_at = ? WHERE account = ?", nameFreeAt, user),
        database.execute("DELETE FROM password_resets WHERE account = ?", user),
        database.execute("DELETE FROM blocks WHERE blocker = ?", user)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    if (const auto dropped = picturerows::drop(database, picture->value_or(QString())); !dropped)
        return dropped.error();
    const auto left = leaveAll(database, cache, user, now);
    if (!left)
        return left.error();
    const auto closed = endSessions(database, user, SessionId{}, now);
    return closed ? Result<EndedUser>({*closed, *left}) : Result<EndedUser>(closed.error());
}

//! The server's own are its owner's. Nothing where it was so before.
Result<std::optional<core::RoleChanges>> giveToOwner(Database &database, RoomId id, UserId owner,
                                                     std::optional<UserId> by)
{
    using Given = Result<std::optional<core::RoleChanges>>;
    const auto former = succession::ownerOf(database, id);
    if (!former)
        return former.error();
    if (*former && (*former)->user.id == owner)
        return Given(std::nullopt);
    const auto heir = findMember(database, id, owner);
    if (!heir)
        return heir.error();
    const bool isThere = *heir && !(*heir)->hasLeft;
    core::RoleChanges changes;
    const auto handed = isThere ? succession::handOver(database, id, (*heir)->member, by)
                                : succession::lower(database, id, *former, by);
    if (!handed)
        return handed.error();
    if (handed->isEmpty())
        return Given(std::nullopt);
    auto room = roomById(database, id);
    if (!room)
        return room.error();
    return Given(core::RoleChanges{handed->first(), *handed, std::move(*room)});
}

} // namespace

Result<EndedUser> endAccount(Database &database, WriterCache &cache, UserId user, Timestamp now, Timestamp nameFreeAt)
{
    const auto found = accountrows::findUser(database, user);
    if (!found)
        return found.error();
    if (!*found)
        return ErrorCode::NotFound;
    // Handed over to him meanwhile: a server without owner is nobody's for good.
    if ((*found)->role == Role::Owner)
        return Error{ErrorCode::Conflict, u"Hand the server over to somebody else first."_s};
    return partWith(database, cache, user, now, nameFreeAt);
}

Result<EndedUser> endGuest(Database &database, WriterCache &cache, UserId user, Timestamp now, Timestamp nameFreeAt)
{
    const auto found = accountrows::findUser(database, user);
    if (!found)
        return found.error();
    const bool isThere = *found && (*found)->guest;
    return isThere ? partWith(database, cache, user, now, nameFreeAt) : Result<EndedUser>(EndedUser{});
}

Result<core::ServerRoleChanges> changeServerRole(Database &database, UserId user, Role role)
{
    const auto people = peoplerows::changeRole(database, user, role);
    if (!people)
        return people.error();
    core::ServerRoleChanges changes{.people = *people};
    if (role != Role::Owner || people->isEmpty())
        return changes;
    // Whose they were hands them over.
    const auto by = people->size() > 1 ? std::optional(people->last().user.id) : std::nullopt;
    QList<RoomId> rooms;
    const auto listed = database.forEach("SELECT id FROM rooms WHERE created_by = ?",
                                         [&rooms](const Row &row) { rooms.append(row.id<RoomId>(0)); }, UserId{});
    if (!listed)
        return listed.error();
    for (const RoomId room : std::as_const(rooms)) {
        const auto given = giveToOwner(database, room, user, by);
        if (!given)
            return given.error();
        if (*given)
            changes.rooms.append(**given);
    }
    return changes;
}

} // namespace confab::storage
