// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Replica.h"

#include "ReplicaDatabase.h"

namespace confab::client {

Replica::Replica(QObject *parent)
    : QObject(parent)
    , m_database(std::make_unique<ReplicaDatabase>())
    , m_messages(*m_database, m_unwritten)
    , m_rooms(*m_database, m_unwritten, m_messages)
    , m_outbox(*m_database)
    , m_drafts(*m_database, m_unwritten)
    , m_handedBack(*m_database)
    , m_losses(*m_database)
    , m_lines(*m_database)
{
    connect(m_database.get(), &ReplicaDatabase::committed, this,
            [this](quint64 ticket) { m_unwritten.forget(ticket); });
    connect(m_database.get(), &ReplicaDatabase::messagesForgotten, this,
            [this](quint64 ticket) { m_unwritten.clearAllMessages(ticket); });
}

Replica::~Replica()
{
    close();
}

Result<> Replica::open(const QString &folder, const QString &name)
{
    const Result<> opened = m_database->open(folder, name);
    if (opened) {
        m_drafts.load();
        m_handedBack.load();
        m_losses.load();
    }
    return opened;
}

void Replica::close()
{
    m_database->close();
    m_unwritten = {};
    m_drafts.close();
    m_handedBack.close();
    m_losses.close();
    m_outbox.close();
}

bool Replica::flush()
{
    return m_database->flush();
}

void Replica::removeRoom(RoomId room)
{
    const QByteArray id = room.toBytes();
    for (const char *sql : {"DELETE FROM rooms WHERE id = ?", "DELETE FROM positions WHERE room = ?",
                            "DELETE FROM messages WHERE room = ?", "DELETE FROM members WHERE room = ?",
                            "DELETE FROM cursors WHERE room = ?", "DELETE FROM drafts WHERE room = ?",
                            "DELETE FROM draft_subjects WHERE room = ?", "DELETE FROM room_preferences WHERE room = ?",
                            "DELETE FROM untold_reads WHERE room = ?", "DELETE FROM system_lines WHERE room = ?",
                            "DELETE FROM mention_counts WHERE room = ?", "DELETE FROM line_times WHERE room = ?"}) {
        m_unwritten.removeRoom(room, m_database->write(sql, {id}));
    }
    m_drafts.forget(room);
}

} // namespace confab::client
