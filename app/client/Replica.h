// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "ReplicaDrafts.h"
#include "ReplicaHandedBack.h"
#include "ReplicaLines.h"
#include "ReplicaLosses.h"
#include "ReplicaMessages.h"
#include "ReplicaOutbox.h"
#include "ReplicaRooms.h"
#include "Unwritten.h"

#include <QObject>

#include <memory>

namespace confab::client {

class ReplicaDatabase;

//! The local copy of what one account sees on one server: an SQLite file. Lives on the GUI thread and never writes
//! there: a thread of its own does, what came in one turn of the event loop as one transaction. Survives kill -9.
class Replica : public QObject
{
    Q_OBJECT
public:
    explicit Replica(QObject *parent = nullptr);
    ~Replica() override;

    //! Opens or makes the file `name`.db in `folder`. One made by a newer version, or damaged, is set aside and
    //! begun anew; outbox, drafts, what was handed back and what became of rooms are taken over when they can be read,
    //! now or at a later start. Anything else that keeps it from being opened is an error, and the file stays as it is.
    Result<> open(const QString &folder, const QString &name);
    //! Waits until all is written, some seconds at most.
    void close();
    //! Waits until all is written: for tests. False when that failed, as on a full disk; what was written is kept
    //! then, and written again when that is possible.
    bool flush();

    ReplicaMessages &messages() { return m_messages; }
    ReplicaRooms &rooms() { return m_rooms; }
    ReplicaOutbox &outbox() { return m_outbox; }
    ReplicaDrafts &drafts() { return m_drafts; }
    ReplicaHandedBack &handedBack() { return m_handedBack; }
    ReplicaLosses &losses() { return m_losses; }
    ReplicaLines &lines() { return m_lines; }

    //! With all that belongs to it, except its outbox.
    void removeRoom(RoomId room);

private:
    std::unique_ptr<ReplicaDatabase> m_database;
    Unwritten m_unwritten;
    ReplicaMessages m_messages;
    ReplicaRooms m_rooms;
    ReplicaOutbox m_outbox;
    ReplicaDrafts m_drafts;
    ReplicaHandedBack m_handedBack;
    ReplicaLosses m_losses;
    ReplicaLines m_lines;
};

} // namespace confab::client
