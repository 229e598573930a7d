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

using Opened = ReplicaDatabase::Opened;

namespace {

bool moveDatabase(const QString &from, const QString &to)
{
    if (QFile::exists(from) && !QFile::rename(from, to))
        return false;
    for (const auto suffix : {"-wal"_L1, "-shm"_L1})
        QFile::rename(from + suffix, to + suffix);
    return true;
}

} // namespace

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
    auto opened = m_database->open(path);
    if (opened == Opened::Unusable) {
        if (!moveDatabase(path, path + u".rescue-%1"_s.arg(QDateTime::currentMSecsSinceEpoch())))
            return Error{ErrorCode::StorageFull, u"The local data can't be replaced: %1"_s.arg(path)};
        opened = m_database->open(path);
    }
    if (opened != Opened::Yes)
        return Error{ErrorCode::StorageFull, u"The local data can't be opened. Is the disk full? %1"_s.arg(path)};
    // What people write is nobody else's business on a shared machine.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    const QStringList asides = dir.entryList({name + ".db.rescue-*"_L1}, QDir::Files, QDir::Name);
    for (const QString &aside : asides) {
        if (!aside.endsWith("-wal"_L1) && !aside.endsWith("-shm"_L1) && rescue(dir.filePath(aside)))
            moveDatabase(dir.filePath(aside), dir.filePath(QString(aside).replace(".rescue-"_L1, ".unreadable-"_L1)));
    }
    return Done{};
}

bool Replica::rescue(const QString &path)
{
    Replica aside;
    switch (aside.m_database->openAsIs(path)) {
    case Opened::Failed:
        return false;
    case Opened::Unusable:
        return true; // nothing can be had from it
    case Opened::Yes:
        break;
    }
    QSet<QString> known;
    for (const OutboxEntry &entry : outbox())
        known.insert(entry.clientId);
    for (const OutboxEntry &entry : aside.outbox()) {
        if (!known.contains(entry.clientId) && !addToOutbox(entry))
            return false;
    }
    QSqlQuery &drafts = aside.m_database->read("SELECT room, text FROM drafts");
    ReplicaDatabase::run(drafts);
    while (drafts.next()) {
        const auto room = RoomId::fromBytes(drafts.value(0).toByteArray());
        if (room && draft(*room).isEmpty())
            setDraft(*room, drafts.value(1).toString());
    }
    return flush();
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
