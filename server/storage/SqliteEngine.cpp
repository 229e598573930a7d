// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteEngine.h"

#include "BatchWriter.h"
#include "Checkpoints.h"
#include "core/Threads.h"
#include "DatabaseFile.h"
#include "Log.h"
#include "Mailbox.h"
#include "Migrations.h"
#include "RoomNameRows.h"
#include "WorkQueue.h"
#include "WriterCache.h"

#include <QFile>
#include <QThread>

#include <future>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

Result<> prepareFile(const EngineOptions &options)
{
    const auto found = findDatabase(options.file);
    if (!found)
        return found.error();
    return *found ? Result<>(Done{}) : createDatabase({options.file, options.synchronous, options.busyTimeoutMs});
}

void runRead(Database &database, Task &task)
{
    auto done = database.execute("BEGIN");
    if (done)
        task.run(database);
    if (done)
        done = database.execute("COMMIT");
    const auto failure = database.takeFailure();
    if (!done)
        task.fail(done.error());
    else if (failure && !task.hasFailed())
        task.fail(*failure);
}

} // namespace

struct SqliteEngine::Parts
{
    explicit Parts(SqliteEngine &engine, EngineOptions given)
        : options(std::move(given))
        , cache(options.messagesInStretch)
        , checkpoints(options.checkpointBytes, options.maxLogBytes)
        , mailbox([&engine, this](size_t count) {
            unanswered -= qint64(count);
            if (engine.onBatchDelivered)
                engine.onBatchDelivered();
        })
    {
    }

    using Loop = void (Parts::*)(Database &);
    Result<> start(const QString &name, Loop loop, bool isWriter, bool isReadOnly);
    Result<std::unique_ptr<Database>> openDatabase(bool isWriter, bool isReadOnly) const;
    void writeLoop(Database &database);
    void readLoop(Database &database);
    void choreLoop(Database &database);
    void join();

    const EngineOptions options;
    WorkQueue queue;
    WriterCache cache;
    Checkpoints checkpoints;
    Mailbox mailbox;
    Tasks writes;                   // collected in this turn
    std::vector<PendingRead> reads; // the same
    quint64 submittedWrites = 0;
    qint64 unanswered = 0;
    bool isHandOverPosted = false;
    bool isRunning = false;
    std::vector<std::unique_ptr<QThread>> threads;
};

Result<std::unique_ptr<Database>> SqliteEngine::Parts::openDatabase(bool isWriter, bool isReadOnly) const
{
    auto database = Database::open({options.file, options.synchronous, options.busyTimeoutMs, 4'096, isReadOnly});
    if (!database || !isWriter)
        return database;
    if (const auto migrated = migrate(**database, builtInMigrations()); !migrated)
        return migrated.error();
    // On a full disk these may wait for the next start: what they write follows from the messages, and the rooms.
    if (!PendingCursors::restore(**database) || !roomnamerows::refresh(**database))
        (*database)->takeFailure();
    return database;
}

Result<> SqliteEngine::Parts::start(const QString &name, Loop loop, bool isWriter, bool isReadOnly)
{
    // Shared, because the thread may still be inside set_value() when this one has got the outcome.
    const auto opened = std::make_shared<std::promise<Result<>>>();
    auto outcome = opened->get_future();
    threads.emplace_back(QThread::create([this, loop, isWriter, isReadOnly, opened] {
        const auto database = openDatabase(isWriter, isReadOnly);
        opened->set_value(database ? Result<>(Done{}) : Result<>(database.error()));
        if (database)
            (this->*loop)(**database);
    }));
    threads.back()->setObjectName(name);
    if (const auto started = core::startThread(*threads.back()); !started)
        return started;
    return outcome.get();
}

void SqliteEngine::Parts::writeLoop(Database &database)
{
    BatchWriter writer(database, cache, std::chrono::milliseconds(options.lockPatienceMs));
    for (;;) {
        Tasks batch = queue.takeWrites(size_t(options.batchLimit));
        if (batch.empty())
            return;
        const size_t count = batch.size();
        writer.run(batch, [this] { return !queue.isClosed(); });
        // Posted before the reads that waited are freed: nobody reads of a write earlier than its reply is on its way.
        mailbox.post(std::move(batch));
        queue.finishWrites(count);
        if (checkpoints.isDue(database))
            queue.pushChore([this](Database &other) { checkpoints.runBeside(other); });
        checkpoints.restartIfTooLong(database);
    }
}

void SqliteEngine::Parts::readLoop(Database &database)
{
    while (TaskPtr task = queue.takeRead()) {
        runRead(database, *task);
        Tasks finished;
        finished.push_back(std::move(task));
        mailbox.post(std::move(finished));
    }
}

void SqliteEngine::Parts::choreLoop(Database &database)
{
    while (const Chore chore = queue.takeChore())
        chore(database);
}

void SqliteEngine::Parts::join()
{
    queue.close();
    for (const auto &thread : threads)
        thread->wait();
    threads.clear();
}

SqliteEngine::SqliteEngine(EngineOptions options)
    : m_parts(std::make_unique<Parts>(*this, std::move(options)))
{
}

SqliteEngine::~SqliteEngine()
{
    stop();
}

Result<> SqliteEngine::open()
{
    auto done = prepareFile(m_parts->options);
    if (done)
        done = m_parts->start(u"storage-writer"_s, &Parts::writeLoop, true, false);
    if (done)
        done = m_parts->start(u"storage-chores"_s, &Parts::choreLoop, false, false);
    for (int i = 0; done && i < m_parts->options.readers; ++i)
        done = m_parts->start(u"storage-reader"_s, &Parts::readLoop, false, true);
    m_parts->isRunning = done.has_value();
    if (!done)
        m_parts->join();
    return done;
}

void SqliteEngine::handOver()
{
    m_parts->isHandOverPosted = false;
    if (!m_parts->writes.empty() || !m_parts->reads.empty())
        m_parts->queue.push(m_parts->writes, m_parts->reads);
}

void SqliteEngine::stop()
{
    if (m_parts->isRunning) {
        handOver();
        m_parts->isRunning = false;
        m_parts->join();
    }
    // Replies may submit again, which is refused, which is a reply.
    while (m_parts->mailbox.deliver()) {
    }
}

void SqliteEngine::integrityCheck(Reply<QString> reply)
{
    read<QString>(
        [](Database &database) -> Result<QString> {
            const auto found = database.valueOfText(u"PRAGMA integrity_check"_s);
            return found ? Result<QString>(found->toString()) : Result<QString>(found.error());
        },
        std::move(reply));
}

void SqliteEngine::probeWrite(Reply<Done> reply)
{
    write<Done>(
        [](Database &database) -> Result<> {
            // What was deleted is still open here, and gone with the process.
            if (!QFile::exists(database.file()))
                return Error{ErrorCode::Unavailable, u"The server's database is not in its place any more."_s};
            const auto version = database.valueOfText(u"PRAGMA user_version"_s);
            if (!version)
                return version.error();
            return database.executeText(u"PRAGMA user_version = %1"_s.arg(version->toInt()));
        },
        std::move(reply));
}

WriterCache &SqliteEngine::cache()
{
    return m_parts->cache;
}

void SqliteEngine::submitWrite(TaskPtr task)
{
    if (isRefused(task))
        return;
    ++m_parts->submittedWrites;
    m_parts->writes.push_back(std::move(task));
}

void SqliteEngine::submitRead(TaskPtr task)
{
    if (!isRefused(task))
        m_parts->reads.push_back({std::move(task), m_parts->submittedWrites});
}

bool SqliteEngine::isRefused(TaskPtr &task)
{
    Parts &parts = *m_parts;
    const bool isFull = parts.unanswered >= parts.options.queueLimit;
    ++parts.unanswered;
    if (!parts.isRunning || isFull) {
        task->fail(Error{parts.isRunning ? ErrorCode::Busy : ErrorCode::Unavailable});
        Tasks refused;
        refused.push_back(std::move(task));
        parts.mailbox.post(std::move(refused));
        return true;
    }
    if (!parts.isHandOverPosted) {
        parts.isHandOverPosted = true;
        QMetaObject::invokeMethod(
            &parts.mailbox, [this] { handOver(); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace confab::storage
