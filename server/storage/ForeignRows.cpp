// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ForeignRows.h"

namespace confab::storage::foreignrows {

using namespace core;

namespace {

Uuid uuidIn(const Row &row, int column)
{
    return Uuid::fromBytes(row.bytes(column)).value_or(Uuid());
}

QString textIn(const Row &row)
{
    return row.text(0);
}

Result<std::optional<QString>> keyOf(Database &database, const ForeignKind &kind, const Uuid &id)
{
    return database.first("SELECT key FROM compat_ids WHERE facade = ? AND kind = ? AND uuid = ?", textIn, kind.facade,
                          kind.kind, id.toBytes());
}

Result<> insert(Database &database, const ForeignKind &kind, const ForeignId &binding)
{
    const auto written = database.execute("INSERT INTO compat_ids (facade, kind, key, uuid) VALUES (?, ?, ?, ?)",
                                          kind.facade, kind.kind, binding.key, binding.id.toBytes());
    return written ? Result<>(Done{}) : Result<>(written.error());
}

Result<qint64> newestNumber(Database &database, const ForeignKind &kind)
{
    const auto newest =
        database.first("SELECT key FROM compat_ids WHERE facade = ? AND kind = ? ORDER BY rowid DESC LIMIT 1", textIn,
                       kind.facade, kind.kind);
    if (!newest)
        return newest.error();
    return *newest ? (*newest)->toLongLong() : 0;
}

} // namespace

Result<std::optional<Uuid>> find(Database &database, const ForeignKind &kind, const QString &key)
{
    return database.first(
        "SELECT uuid FROM compat_ids WHERE facade = ? AND kind = ? AND key = ?",
        [](const Row &row) { return uuidIn(row, 0); }, kind.facade, kind.kind, key);
}

Result<QHash<Uuid, QString>> keys(Database &database, const ForeignKind &kind, const QList<Uuid> &ids)
{
    QHash<Uuid, QString> found;
    for (const Uuid &id : ids) {
        const auto key = keyOf(database, kind, id);
        if (!key)
            return key.error();
        if (*key)
            found.insert(id, **key);
    }
    return found;
}

Result<QList<ForeignId>> all(Database &database, const ForeignKind &kind)
{
    static constexpr SqlText kText("SELECT key, uuid FROM compat_ids WHERE facade = ? AND kind = ? ORDER BY rowid");
    QList<ForeignId> bindings;
    const auto read = database.forEach(
        kText,
        [&bindings](const Row &row) {
            bindings.append({row.text(kText["key"]), uuidIn(row, kText["uuid"])});
        },
        kind.facade, kind.kind);
    return read ? Result<QList<ForeignId>>(bindings) : Result<QList<ForeignId>>(read.error());
}

Result<std::optional<ForeignSignIn>> signIn(Database &database, const QString &facade, const QString &name)
{
    static constexpr SqlText kText("SELECT facade, name, email, password_hash, user, created_at FROM compat_sign_ins"
                                   " WHERE facade = ? AND name = ?");
    return database.first(
        kText,
        [](const Row &row) {
            return ForeignSignIn{.facade = row.text(kText["facade"]),
                                 .name = row.text(kText["name"]),
                                 .email = row.text(kText["email"]),
                                 .passwordHash = row.text(kText["password_hash"]).toUtf8(),
                                 .user = row.id<UserId>(kText["user"]),
                                 .createdAt = row.integer(kText["created_at"])};
        },
        facade, name);
}

Result<QHash<RoomId, qint64>> delivered(Database &database, const QString &facade, UserId user)
{
    static constexpr SqlText kText("SELECT room, ev FROM compat_deliveries WHERE facade = ? AND user = ?");
    QHash<RoomId, qint64> marks;
    const auto read = database.forEach(
        kText, [&marks](const Row &row) { marks.insert(row.id<RoomId>(kText["room"]), row.integer(kText["ev"])); },
        facade, user);
    return read ? Result<QHash<RoomId, qint64>>(marks) : Result<QHash<RoomId, qint64>>(read.error());
}

Result<Uuid> bind(Database &database, const ForeignKind &kind, const ForeignId &binding)
{
    const auto known = find(database, kind, binding.key);
    if (!known)
        return known.error();
    if (*known)
        return **known;
    const auto other = keyOf(database, kind, binding.id);
    if (!other)
        return other.error();
    if (*other)
        return ErrorCode::Conflict;
    const auto written = insert(database, kind, binding);
    return written ? Result<Uuid>(binding.id) : Result<Uuid>(written.error());
}

Result<QList<qint64>> number(Database &database, const ForeignKind &kind, const QList<Uuid> &ids)
{
    QList<qint64> numbers;
    for (const Uuid &id : ids) {
        const auto key = keyOf(database, kind, id);
        if (!key)
            return key.error();
        if (*key) {
            numbers.append((*key)->toLongLong());
            continue;
        }
        const auto newest = newestNumber(database, kind);
        if (!newest)
            return newest.error();
        const qint64 next = *newest + 1;
        if (const auto written = insert(database, kind, {QString::number(next), id}); !written)
            return written.error();
        numbers.append(next);
    }
    return numbers;
}

Result<> unbind(Database &database, const ForeignKind &kind, const QList<Uuid> &ids)
{
    for (const Uuid &id : ids) {
        const auto done = database.execute("DELETE FROM compat_ids WHERE facade = ? AND kind = ? AND uuid = ?",
                                           kind.facade, kind.kind, id.toBytes());
        if (!done)
            return done.error();
    }
    return Done{};
}

Result<> addSignIn(Database &database, const ForeignSignIn &added)
{
    const auto known = signIn(database, added.facade, added.name);
    if (!known)
        return known.error();
    if (*known)
        return ErrorCode::Conflict;
    const auto written = database.execute(
        "INSERT INTO compat_sign_ins (facade, name, email, password_hash, user, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        added.facade, added.name, added.email, QString::fromUtf8(added.passwordHash), added.user, added.createdAt);
    return written ? Result<>(Done{}) : Result<>(written.error());
}

Result<> markDelivered(Database &database, const QString &facade, UserId user, RoomId room, qint64 ev)
{
    const auto written = database.execute("INSERT INTO compat_deliveries (facade, user, room, ev) VALUES (?, ?, ?, ?)"
                                          " ON CONFLICT (facade, user, room) DO UPDATE SET ev = MAX(ev, excluded.ev)",
                                          facade, user, room, ev);
    return written ? Result<>(Done{}) : Result<>(written.error());
}

} // namespace confab::storage::foreignrows
