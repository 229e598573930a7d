// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteRows.h"

#include "AccountWrites.h"
#include "MembershipWrites.h"
#include "NotedActs.h"
#include "protocol/Commands.h"

#include <algorithm>

namespace confab::storage::inviterows {

using namespace Qt::StringLiterals;
using core::Came;
using core::Coming;
using core::StoredInvite;

namespace {

constexpr auto kInvites = SqlText("SELECT code, id, room, uses, used, expires_at, role, created_by, created_at, revoked"
                                  " FROM invites ORDER BY id");

StoredInvite readInvite(const Row &row)
{
    return {.id = row.id<InviteId>(kInvites["id"]),
            .invite = {.code = row.text(kInvites["code"]),
                       .room = row.id<RoomId>(kInvites["room"]),
                       .uses = int(row.integer(kInvites["uses"])),
                       .used = int(row.integer(kInvites["used"])),
                       .expiresAt = row.optionalInteger(kInvites["expires_at"]),
                       .role = row.enumeration<Role>(kInvites["role"]),
                       .createdBy = row.id<UserId>(kInvites["created_by"]),
                       .createdAt = row.integer(kInvites["created_at"])},
            .revoked = row.integer(kInvites["revoked"]) != 0};
}

struct Usable
{
    int used = 0; //!< so far
    UserId createdBy = {};
};

//! Whether who has made it could make it now: it is void otherwise, as after the room was archived.
Result<> checkMaker(Database &database, const Coming &coming, UserId maker)
{
    const QString what = QString::fromLatin1(command::InviteCreate::kName);
    const core::AuditNote made{.room = coming.room, .entry = {.at = coming.now, .by = maker, .what = what}};
    const auto may = checkActs(database, {made});
    if (may)
        return may;
    const auto refusals = {ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::Conflict};
    return std::ranges::find(refusals, may.error().code) != refusals.end() ? Error{ErrorCode::NotFound} : may.error();
}

//! The invite, where it can be used once more.
Result<Usable> usable(Database &database, const Coming &coming)
{
    static constexpr SqlText kText("SELECT used, created_by FROM invites WHERE code = ? AND room = ? AND revoked = 0"
                                   " AND (uses = 0 OR used < uses) AND (expires_at IS NULL OR expires_at > ?)");
    const auto found = database.first(
        kText,
        [](const Row &row) {
            return Usable{int(row.integer(kText["used"])), row.id<UserId>(kText["created_by"])};
        },
        coming.code, coming.room, coming.now);
    if (!found)
        return found.error();
    if (!*found)
        return ErrorCode::NotFound;
    const auto living = checkMaker(database, coming, (*found)->createdBy);
    return living ? Result<Usable>(**found) : Result<Usable>(living.error());
}

} // namespace

Result<QList<StoredInvite>> all(Database &database)
{
    QList<StoredInvite> invites;
    const auto read = database.forEach(kInvites, [&invites](const Row &row) { invites += readInvite(row); });
    return read ? Result<QList<StoredInvite>>(invites) : Result<QList<StoredInvite>>(read.error());
}

Result<> create(Database &database, const StoredInvite &stored, const QStringList &forgotten)
{
    for (const QString &code : forgotten) {
        if (const auto gone = database.execute("DELETE FROM invites WHERE code = ?", code); !gone)
            return gone.error();
    }
    const Invite &invite = stored.invite;
    // The room may have gone since it was asked for.
    const auto made = database.execute(
        "INSERT INTO invites (code, id, room, uses, used, expires_at, role, created_by, created_at, revoked)"
        " SELECT ?, ?, id, ?, ?, ?, ?, ?, ?, ? FROM rooms WHERE id = ?",
        invite.code, stored.id, invite.uses, invite.used, invite.expiresAt, invite.role, invite.createdBy,
        invite.createdAt, stored.revoked, invite.room);
    if (!made)
        return made.error();
    return *made > 0 ? Result<>(Done{}) : Result<>(ErrorCode::NotFound);
}

Result<> revoke(Database &database, RoomId room, const QString &code)
{
    const auto revoked = database.execute("UPDATE invites SET revoked = 1 WHERE code = ? AND room = ?", code, room);
    if (!revoked)
        return revoked.error();
    return *revoked > 0 ? Result<>(Done{}) : Result<>(ErrorCode::NotFound);
}

Result<Came> accept(Database &database, WriterCache &cache, const Coming &coming)
{
    const auto invite = usable(database, coming);
    if (!invite)
        return invite.error();
    const auto changes = joinRoom(database, cache, coming.room, {.members = {coming.member}});
    if (!changes)
        return changes.error();
    Came came{changes->first(), invite->used};
    if (!came.change.fresh)
        return came;
    ++came.used;
    const auto counted = database.execute("UPDATE invites SET used = used + 1 WHERE code = ?", coming.code);
    return counted ? Result<Came>(came) : Result<Came>(counted.error());
}

Result<Came> createUser(Database &database, WriterCache &cache, const core::StoredUser &user,
                        const core::StoredSession &session, const QByteArray &refreshHash, const Coming &coming)
{
    if (const auto made = storage::createUser(database, user, session, refreshHash); !made) {
        const bool isTaken = made.error().code == ErrorCode::Conflict;
        return isTaken ? Error{ErrorCode::Conflict, {}, u"name"_s} : made.error();
    }
    auto came = accept(database, cache, coming);
    if (!came && came.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::NotFound, {}, u"invite"_s};
    return came;
}

} // namespace confab::storage::inviterows
