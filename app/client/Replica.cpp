// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Replica.h"

#include "protocol/Codec.h"
#include "ReplicaDatabase.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace confab::client {

using namespace Qt::StringLiterals;

Replica::Replica(QObject *parent)
    : QObject(parent)
    , m_database(std::make_unique<ReplicaDatabase>())
{
}

Replica::~Replica() = default;

Result<> Replica::open(const QString &folder, const QString &name)
{
    const QDir dir(folder);
    if (!dir.mkpath(u"."_s))
        return Error{ErrorCode::StorageFull, u"The folder for local data can't be made: %1"_s.arg(folder)};
    const QString path = dir.filePath(name + ".db"_L1);
    QList<OutboxEntry> rescued;
    if (!m_database->open(path)) {
        const QString aside = path + u".unreadable-%1"_s.arg(QDateTime::currentMSecsSinceEpoch());
        if (QFile::exists(path) && !QFile::rename(path, aside))
            return Error{ErrorCode::StorageFull, u"The local data can't be opened: %1"_s.arg(path)};
        for (const auto suffix : {"-wal"_L1, "-shm"_L1})
            QFile::rename(path + suffix, aside + suffix);
        rescued = rescueOutbox(aside);
        if (!m_database->open(path))
            return Error{ErrorCode::StorageFull, u"The local data can't be written: %1"_s.arg(path)};
    }
    // What people write is nobody else's business on a shared machine.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    for (const OutboxEntry &entry : std::as_const(rescued))
        addToOutbox(entry);
    return Done{};
}

QList<OutboxEntry> Replica::rescueOutbox(const QString &path)
{
    QList<OutboxEntry> entries;
    if (m_database->openAsIs(path))
        entries = outbox();
    m_database->close();
    return entries;
}

void Replica::close()
{
    m_database->close();
}

bool Replica::flush()
{
    return m_database->flush();
}

QHash<RoomId, command::RoomPosition> Replica::positions()
{
    QHash<RoomId, command::RoomPosition> positions;
    QSqlQuery &query = m_database->read("SELECT room, epoch, ev FROM positions");
    if (!ReplicaDatabase::run(query))
        return positions;
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            positions.insert(*room, {Epoch::fromBytes(query.value(1).toByteArray()), query.value(2).toLongLong()});
    }
    return positions;
}

void Replica::setPosition(RoomId room, const command::RoomPosition &position)
{
    m_database->write("INSERT OR REPLACE INTO positions (room, epoch, ev) VALUES (?, ?, ?)",
                      {room.toBytes(), position.epoch ? QVariant(position.epoch->toBytes()) : QVariant(), position.ev});
}

QString Replica::draft(RoomId room)
{
    QSqlQuery &query = m_database->read("SELECT text FROM drafts WHERE room = ?");
    query.bindValue(0, room.toBytes());
    return ReplicaDatabase::run(query) && query.next() ? query.value(0).toString() : QString();
}

void Replica::setDraft(RoomId room, const QString &text)
{
    if (text.isEmpty())
        m_database->write("DELETE FROM drafts WHERE room = ?", {room.toBytes()}, ReplicaDatabase::Origin::Here);
    else
        m_database->write("INSERT OR REPLACE INTO drafts (room, text) VALUES (?, ?)", {room.toBytes(), text},
                          ReplicaDatabase::Origin::Here);
}

} // namespace confab::client
