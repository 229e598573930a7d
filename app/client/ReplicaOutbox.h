// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OutboxEntry.h"
#include "ReplicaWrite.h"

#include <QMap>
#include <QObject>

namespace confab::client {

class ReplicaDatabase;

//! The outbox of a Replica: what the user wrote and the server does not have. It survives kill -9, and once it was
//! told as written() a power cut.
class ReplicaOutbox : public QObject
{
    Q_OBJECT
public:
    //! `database` outlives this.
    explicit ReplicaOutbox(ReplicaDatabase &database);

    //! In order of sending.
    QList<OutboxEntry> all() const;
    //! written() or refused() follows; after a refusal it is tried again, until it is discarded.
    void add(const OutboxEntry &entry);
    void change(const OutboxEntry &entry, bool toTheEnd);
    //! The server has it.
    void remove(const QString &clientId);
    //! It is not to be sent.
    void discard(const QString &clientId);
    //! The user wants to know whether the disk takes things again.
    void tryAgain();
    //! The file is closed: nothing more is told of what it had not taken.
    void close() { m_added.clear(); }

Q_SIGNALS:
    //! On the disk, a power cut notwithstanding: it may be sent.
    void written(const QString &clientId);
    //! The disk takes nothing. Told again with each try.
    void refused(const QString &clientId);

private:
    void forget(const QString &clientId, ReplicaWrite::Durability durability);
    void onCommitted(quint64 ticket);
    void onRefused();

    ReplicaDatabase &m_database;
    QMap<quint64, QString> m_added; // by ticket: the clientIds of what is not written yet
};

} // namespace confab::client
