// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ReplicaWriter.h"

#include <QDeadlineTimer>
#include <QTimer>

class QThread;

namespace confab::client {

//! A statement that is being read. Whoever reads holds on to the file as it was when he began, so it is not kept.
class ReplicaRead
{
public:
    //! Null for one that failed.
    explicit ReplicaRead(QSqlQuery *query)
        : m_query(query)
    {
    }
    ~ReplicaRead()
    {
        if (m_query != nullptr)
            m_query->finish();
    }
    Q_DISABLE_COPY_MOVE(ReplicaRead)

    //! False at the end, and when it failed.
    bool next() { return m_query != nullptr && m_query->next(); }
    QVariant value(int column) const { return m_query->value(column); }

private:
    QSqlQuery *m_query;
};

//! The file under a Replica, as the GUI thread has it: it reads by a connection of its own, and hands what is to be
//! written to a ReplicaWriter, in order, what came in one turn of the event loop as one transaction. What the disk
//! does not take is kept, and written again in the same order until it does. A write is seen by reading once it is
//! committed.
class ReplicaDatabase : public QObject
{
    Q_OBJECT
public:
    ReplicaDatabase() = default;
    ~ReplicaDatabase() override;

    //! Waits for the disk, some seconds at most.
    Result<> open(const QString &folder, const QString &name);
    //! Waits until all is written, some seconds at most.
    void close();
    bool isOpen() const { return m_reader.isOpen(); }

    //! `sql` must be a literal; valid until the same text is asked for again.
    ReplicaRead read(const char *sql, const QVariantList &values = {});
    //! `sql` must be a literal. Gives the ticket by which committed() tells of it.
    quint64 write(const char *sql, const QVariantList &values,
                  ReplicaWrite::Origin origin = ReplicaWrite::Origin::Server,
                  ReplicaWrite::Durability durability = ReplicaWrite::Durability::ProcessEnd);
    //! The same; `write.ticket` and `write.bytes` are given here.
    quint64 write(ReplicaWrite write);
    //! The ticket that the next write will have.
    quint64 nextTicket() const { return m_lastTicket + 1; }
    //! Tries now what the disk refused before.
    void tryAgain();
    //! Waits until all is written or refused: for the end, and for tests. True when nothing is left.
    bool flush();

Q_SIGNALS:
    //! All writes up to this ticket are in the file.
    void committed(quint64 ticket);
    //! The disk takes nothing; what is not committed will be tried again.
    void refused();
    //! It took nothing for so long that copies of what the server has were given up, and all stored messages with
    //! them: as of this ticket there are none.
    void messagesForgotten(quint64 ticket);

private:
    using Outcome = ReplicaBatch::Outcome;
    Result<> openWriter(const QString &folder, const QString &name);
    bool openReader(const QString &path);
    void stopWriter(int patienceMs);
    void handOver();
    void onPerformed();
    Outcome settle();
    bool finishBatch(const QDeadlineTimer &deadline);
    bool flush(const QDeadlineTimer &deadline);
    void dropNeedless(const QByteArray &whole);
    void forgetCopies();

    SqlConnection m_reader;
    QThread *m_thread = nullptr;
    ReplicaWriter *m_writer = nullptr; // lives on m_thread
    QTimer m_handOver;
    QList<ReplicaWrite> m_uncommitted;     // oldest first; begins with those of m_batch
    std::shared_ptr<ReplicaBatch> m_batch; // which the writer has
    quint64 m_lastTicket = 0;
    int m_busy = 0; // how often in a row the file was locked
    bool m_refused = false;
};

} // namespace confab::client
