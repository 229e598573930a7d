// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteForeignStore.h"

#include "EngineWrites.h"
#include "ForeignRows.h"

namespace confab::storage {

SqliteForeignStore::SqliteForeignStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteForeignStore::bind(const core::ForeignKind &kind, const core::ForeignId &binding, core::Reply<Uuid> reply)
{
    m_engine.write(write::BindForeign{kind, binding}, std::move(reply));
}

void SqliteForeignStore::number(const core::ForeignKind &kind, const QList<Uuid> &ids, core::Reply<QList<qint64>> reply)
{
    m_engine.write(write::NumberForeign{kind, ids}, std::move(reply));
}

void SqliteForeignStore::find(const core::ForeignKind &kind, const QString &key, core::Reply<std::optional<Uuid>> reply)
{
    m_engine.read<std::optional<Uuid>>(
        {Subject::foreign()}, [kind, key](Database &database) { return foreignrows::find(database, kind, key); },
        std::move(reply));
}

void SqliteForeignStore::keys(const core::ForeignKind &kind, const QList<Uuid> &ids,
                              core::Reply<QHash<Uuid, QString>> reply)
{
    m_engine.read<QHash<Uuid, QString>>(
        {Subject::foreign()}, [kind, ids](Database &database) { return foreignrows::keys(database, kind, ids); },
        std::move(reply));
}

void SqliteForeignStore::all(const core::ForeignKind &kind, core::Reply<QList<core::ForeignId>> reply)
{
    m_engine.read<QList<core::ForeignId>>(
        {Subject::foreign()}, [kind](Database &database) { return foreignrows::all(database, kind); },
        std::move(reply));
}

void SqliteForeignStore::unbind(const core::ForeignKind &kind, const QList<Uuid> &ids, core::Reply<Done> reply)
{
    m_engine.write(write::UnbindForeign{kind, ids}, std::move(reply));
}

void SqliteForeignStore::addSignIn(const core::ForeignSignIn &signIn, core::Reply<Done> reply)
{
    m_engine.write(write::AddForeignSignIn{signIn}, std::move(reply));
}

void SqliteForeignStore::findSignIn(const QString &facade, const QString &name,
                                    core::Reply<std::optional<core::ForeignSignIn>> reply)
{
    m_engine.read<std::optional<core::ForeignSignIn>>(
        {Subject::foreign()},
        [facade, name](Database &database) { return foreignrows::signIn(database, facade, name); }, std::move(reply));
}

void SqliteForeignStore::markDelivered(const QString &facade, UserId user, RoomId room, qint64 ev,
                                       core::Reply<Done> reply)
{
    m_engine.write(write::MarkForeignDelivery{facade, user, room, ev}, std::move(reply));
}

void SqliteForeignStore::delivered(const QString &facade, UserId user, core::Reply<QHash<RoomId, qint64>> reply)
{
    m_engine.read<QHash<RoomId, qint64>>(
        {Subject::foreign()},
        [facade, user](Database &database) { return foreignrows::delivered(database, facade, user); },
        std::move(reply));
}

} // namespace confab::storage
