// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaDatabase.h"

#include "Logging.h"
#include "ReplicaFile.h"

#include <QThread>

#include <algorithm>
#include <array>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kSettings{
    "PRAGMA query_only = ON",
    "PRAGMA busy_timeout = 50", // only while somebody repairs the file
    "PRAGMA trusted_schema = OFF",
};

constexpr int kRetryMs = 1'000;
constexpr int kMostCopies = 5'000;
constexpr qsizetype kMostCopyBytes = 16 * 1'024 * 1'024;
constexpr int kMostBusy = 10; // each is about a second; whoever locks it longer keeps it
constexpr int kOpenMs = 10'000;
constexpr int kCloseMs = 5'000;

qsizetype bytesOf(const QVariantList &values)
{
    qsizetype bytes = 0;
    for (const QVariant &value : values) {
        if (value.userType() == QMetaType::QByteArray)
            bytes += value.toByteArray().size();
        else if (value.userType() == QMetaType::QString)
            bytes += value.toString().size() * qsizetype(sizeof(QChar));
    }
    return bytes;
}

} // namespace

ReplicaDatabase::~ReplicaDatabase()
{
    close();
}

Result<> ReplicaDatabase::open(const QString &folder, const QString &name)
{
    close();
    m_handOver.setSingleShot(true);
    connect(&m_handOver, &QTimer::timeout, this, &ReplicaDatabase::handOver, Qt::UniqueConnection);
    Result<> opened = openWriter(folder, name);
    if (opened && !openReader(ReplicaFile::path(folder, name)))
        opened = Error{ErrorCode::StorageFull, u"The local data can't be read: %1"_s.arg(folder)};
    if (!opened)
        close();
    return opened;
}

Result<> ReplicaDatabase::openWriter(const QString &folder, const QString &name)
{
    struct Answer
    {
        Result<> opened = Error{ErrorCode::StorageFull, u"The disk does not answer."_s};
        QSemaphore done = QSemaphore(0);
    };
    m_thread = new QThread;
    m_thread->setObjectName(u"replica"_s);
    m_writer = new ReplicaWriter;
    m_writer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &ReplicaWriter::performed, this, &ReplicaDatabase::onPerformed);
    m_thread->start();
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, answer, folder, name] {
        answer->opened = writer->open(folder, name);
        answer->done.release();
    });
    if (!answer->done.tryAcquire(1, kOpenMs)) {
        stopWriter(0); // it was waited for
        return Error{ErrorCode::StorageFull, u"The disk does not answer: %1"_s.arg(folder)};
    }
    return answer->opened;
}

bool ReplicaDatabase::openReader(const QString &path)
{
    QSqlDatabase &database = m_reader.make();
    database.setDatabaseName(path);
    if (!database.open())
        return false;
    QSqlQuery query(database);
    return std::all_of(kSettings.begin(), kSettings.end(),
                       [&query](const char *setting) { return query.exec(QLatin1String(setting)); });
}

void ReplicaDatabase::close()
{
    const QDeadlineTimer deadline(kCloseMs);
    m_handOver.stop();
    while (!flush(deadline) && !m_refused && !deadline.hasExpired()) {
    }
    if (!m_uncommitted.isEmpty())
        qCWarning(lcClient) << "the local copy lacks what the disk did not take:" << m_uncommitted.size();
    m_uncommitted.clear();
    m_batch.reset();
    m_refused = false;
    m_busy = 0;
    m_reader.close();
    stopWriter(kCloseMs);
}

// The last connection that closes tidies up the file, so that is the writer's.
void ReplicaDatabase::stopWriter(int patienceMs)
{
    if (m_thread == nullptr)
        return;
    m_writer->disconnect(this);
    m_writer = nullptr;
    m_thread->quit();
    // A disk that does not answer must not keep the app from ending: then the thread is left to itself.
    if (m_thread->wait(patienceMs))
        delete m_thread;
    else
        qCWarning(lcClient) << "the disk does not answer";
    m_thread = nullptr;
}

ReplicaRead ReplicaDatabase::read(const char *sql, const QVariantList &values)
{
    QSqlQuery *query = m_reader.run(sql, values);
    if (query == nullptr)
        qCWarning(lcClient) << "the local copy can't be read:" << m_reader.lastError().text();
    return ReplicaRead(query);
}

quint64 ReplicaDatabase::write(const char *sql, const QVariantList &values, ReplicaWrite::Origin origin,
                               ReplicaWrite::Durability durability)
{
    return write({0, sql, values, origin, durability});
}

quint64 ReplicaDatabase::write(ReplicaWrite write)
{
    write.ticket = ++m_lastTicket;
    if (!isOpen())
        return m_lastTicket;
    write.bytes = bytesOf(write.values);
    if (!write.whole.isEmpty())
        dropNeedless(write.whole);
    m_uncommitted.append(std::move(write));
    const quint64 ticket = m_lastTicket;
    if (m_refused)
        forgetCopies();
    else if (!m_batch && !m_handOver.isActive())
        m_handOver.start(0);
    return ticket;
}

//! A disk may take nothing for long, while somebody writes on. What the writer has already stays.
void ReplicaDatabase::dropNeedless(const QByteArray &whole)
{
    const auto begin = m_uncommitted.begin() + (m_batch ? m_batch->writes.size() : 0);
    m_uncommitted.erase(std::remove_if(begin, m_uncommitted.end(),
                                       [&whole](const ReplicaWrite &write) { return write.whole == whole; }),
                        m_uncommitted.end());
}

void ReplicaDatabase::tryAgain()
{
    if (m_refused && !m_batch)
        m_handOver.start(0);
}

void ReplicaDatabase::handOver()
{
    if (m_batch || m_uncommitted.isEmpty())
        return;
    m_handOver.stop();
    m_batch = std::make_shared<ReplicaBatch>(m_uncommitted);
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, batch = m_batch] { writer->perform(batch); });
}

void ReplicaDatabase::onPerformed()
{
    // flush() may have been faster.
    if (!m_batch || !m_batch->done.tryAcquire())
        return;
    settle();
    if (m_batch || m_uncommitted.isEmpty())
        return;
    if (m_refused)
        m_handOver.start(kRetryMs);
    else
        handOver(); // what came meanwhile is one transaction
}

ReplicaDatabase::Outcome ReplicaDatabase::settle()
{
    const auto batch = std::exchange(m_batch, nullptr);
    m_busy = batch->outcome == Outcome::Busy ? m_busy + 1 : 0;
    if (batch->outcome == Outcome::Committed) {
        m_uncommitted.remove(0, batch->writes.size());
        if (std::exchange(m_refused, false))
            qCInfo(lcClient) << "the local copy is written again";
        Q_EMIT committed(batch->writes.constLast().ticket);
    } else if (batch->outcome == Outcome::Failed || m_busy >= kMostBusy) {
        m_refused = true;
        forgetCopies();
        Q_EMIT refused();
    }
    return batch->outcome;
}

bool ReplicaDatabase::flush()
{
    return flush(QDeadlineTimer(kCloseMs));
}

bool ReplicaDatabase::flush(const QDeadlineTimer &deadline)
{
    if (!finishBatch(deadline))
        return false;
    handOver();
    if (!finishBatch(deadline))
        return false;
    if (!m_uncommitted.isEmpty())
        m_handOver.start(m_refused ? kRetryMs : 0);
    return m_uncommitted.isEmpty();
}

bool ReplicaDatabase::finishBatch(const QDeadlineTimer &deadline)
{
    if (!m_batch)
        return true;
    if (!m_batch->done.tryAcquire(1, int(std::max<qint64>(0, deadline.remainingTime()))))
        return false;
    settle();
    return true;
}

// A disk may be full for long. What only this machine has stays; of the rest it is enough that no old message is taken
// for a current one: histories are paged again, and positions that stay behind only mean a longer replay.
void ReplicaDatabase::forgetCopies()
{
    const auto isCopy = [](const ReplicaWrite &write) { return write.origin == ReplicaWrite::Origin::Server; };
    int copies = 0;
    qsizetype bytes = 0;
    for (const ReplicaWrite &write : std::as_const(m_uncommitted)) {
        copies += isCopy(write) ? 1 : 0;
        bytes += isCopy(write) ? write.bytes : 0;
    }
    if (m_batch || (copies <= kMostCopies && bytes <= kMostCopyBytes))
        return;
    m_uncommitted.removeIf(isCopy);
    const quint64 ticket = ++m_lastTicket;
    m_uncommitted.append({ticket, "DELETE FROM messages", {}});
    Q_EMIT messagesForgotten(ticket);
}

} // namespace confab::client
