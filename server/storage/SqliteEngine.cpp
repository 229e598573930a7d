// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteEngine.h"

#include "AccountNames.h"
#include "BatchWriter.h"
#include "Checkpoints.h"
#include "CompletionQueue.h"
#include "core/Threads.h"
#include "DatabaseErrors.h"
#include "DatabaseFile.h"
#include "FilePlace.h"
#include "LockNotice.h"
#include "Log.h"
#include "LogMark.h"
#include "Migrations.h"
#include "RoomNameRows.h"
#include "WorkQueue.h"
#include "WriterCache.h"

#include <QThread>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

constexpr int kAttemptMs = 50; // of the writer at the database's lock
constexpr std::chrono::milliseconds kCheckpointAgain{500};
constexpr std::chrono::hours kNoHurry{1};
constexpr qint64 kTellMigrationMs = 2'000;
constexpr qint64 kMarkEveryMs = 3'600'000;

Result<> prepareFile(const EngineOptions &options)
{
    const auto found = findDatabase(options.file);
    if (!found)
        return found.error();
    return *found ? Result<>(Done{}) : createDatabase({options.file, options.synchronous, options.busyTimeoutMs});
}

void runRead(Database &database, ReadTask &task)
{
    database.begunRead();
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
    explicit Parts(SqliteEngine &of, EngineOptions given)
        : engine(of)
        , options(std::move(given))
        , checkpoints(options.file, options.checkpointBytes, options.maxLogBytes)
        , completions([&engine = of] {
            if (engine.onBatchDelivered)
                engine.onBatchDelivered();
        })
    {
    }

    using Loop = void (Parts::*)(Database &);
    Result<> startWriter();
    void writerOpened(const Result<> &opened);
    Result<> startOthers();
    Result<> start(const QString &name, Loop loop, bool isReadOnly);
    Result<std::unique_ptr<Database>> openForWriter();
    Result<std::unique_ptr<Database>> openDatabase(bool isReadOnly) const;
    void tellMigration(int percent);
    void writeLoop(Database &database);
    size_t failOverdue(const PendingWrites &batch, const Error &error) const;
    void answer(PendingWrites &batch, size_t count);
    void readLoop(Database &database);
    void choreLoop(Database &database);
    void join();

    SqliteEngine &engine;
    const EngineOptions options;
    WorkQueue queue;
    WriterCache cache;
    Checkpoints checkpoints;
    CompletionQueue completions;
    WriteOrder order;
    PendingWrites writes;           // collected in this turn
    std::vector<PendingRead> reads; // the same
    quint64 submittedReads = 0;
    std::atomic<quint64> finishedReads = 0;
    bool isHandOverPosted = false;
    bool isRunning = false;
    std::atomic<bool> isStopping = false;
    core::Reply<Done> openReply; // until it is answered
    QElapsedTimer sinceToldOfMigration;
    std::vector<std::unique_ptr<QThread>> threads;
};

Result<std::unique_ptr<Database>> SqliteEngine::Parts::openDatabase(bool isReadOnly) const
{
    return Database::open({options.file, options.synchronous, options.busyTimeoutMs, 4'096, isReadOnly});
}

Result<std::unique_ptr<Database>> SqliteEngine::Parts::openForWriter()
{
    if (const auto prepared = prepareFile(options); !prepared)
        return prepared.error();
    auto database = openDatabase(false);
    if (!database)
        return database;
    const MigrationWatch watch{[this] { return isStopping.load(); }, [this](int percent) { tellMigration(percent); }};
    if (const auto migrated = migrate(**database, builtInMigrations(), watch); !migrated)
        return migrated.error();
    if (const auto settled = logmark::settle(**database); !settled)
        return settled.error();
    // On a full disk these may wait for the next start: what they write follows from messages, rooms and accounts.
    if (!PendingCursors::restore(**database) || !roomnamerows::refresh(**database) ||
        !accountnames::refresh(**database))
        (*database)->takeFailure();
    return database;
}

// On the writer's thread.
void SqliteEngine::Parts::tellMigration(int percent)
{
    if (!sinceToldOfMigration.isValid() || sinceToldOfMigration.hasExpired(kTellMigrationMs)) {
        sinceToldOfMigration.start();
        qCInfo(lcStorage).noquote() << u"%1 is brought to this version: %2 % are done."_s.arg(options.file).arg(percent);
    }
    QMetaObject::invokeMethod(
        &completions,
        [this, percent] {
            if (engine.onMigration)
                engine.onMigration(percent);
        },
        Qt::QueuedConnection);
}

Result<> SqliteEngine::Parts::startWriter()
{
    threads.emplace_back(QThread::create([this] {
        const auto database = openForWriter();
        const auto opened = database ? Result<>(Done{}) : Result<>(database.error());
        QMetaObject::invokeMethod(
            &completions, [this, opened] { writerOpened(opened); }, Qt::QueuedConnection);
        if (database)
            writeLoop(**database);
    }));
    threads.back()->setObjectName(u"storage-writer"_s);
    return core::startThread(*threads.back());
}

void SqliteEngine::Parts::writerOpened(const Result<> &opened)
{
    if (isStopping)
        return;
    const auto done = opened ? startOthers() : opened;
    isRunning = done.has_value();
    if (!done)
        join();
    openReply(done);
}

Result<> SqliteEngine::Parts::startOthers()
{
    auto done = start(u"storage-chores"_s, &Parts::choreLoop, false);
    for (int i = 0; done && i < options.readers; ++i)
        done = start(u"storage-reader"_s, &Parts::readLoop, true);
    return done;
}

Result<> SqliteEngine::Parts::start(const QString &name, Loop loop, bool isReadOnly)
{
    // Shared, because the thread may still be inside set_value() when this one has got the outcome.
    const auto opened = std::make_shared<std::promise<Result<>>>();
    auto outcome = opened->get_future();
    threads.emplace_back(QThread::create([this, loop, isReadOnly, opened] {
        const auto database = openDatabase(isReadOnly);
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
    // How long a write waits is up to failOverdue(), which can only ask between two attempts.
    if (!database.executeText(u"PRAGMA busy_timeout = %1"_s.arg(kAttemptMs)))
        database.takeFailure();
    BatchWriter writer(database, cache, checkpoints.batchBytes());
    LockNotice notice(options.file);
    FilePlace place(options.file);
    PendingWrites batch;
    QElapsedTimer sinceMarked;
    sinceMarked.start();
    const auto mark = [&] {
        if (!logmark::renew(database))
            database.takeFailure();
        sinceMarked.start();
    };
    for (;;) {
        if (batch.empty())
            batch = queue.takeWrites(size_t(options.batchLimit));
        if (batch.empty())
            return mark();
        auto begun = place.check();
        if (begun)
            begun = checkpoints.makeRoom(database);
        const bool hasRoom = begun.has_value();
        if (hasRoom)
            begun = writer.begin();
        const size_t answered = begun ? writer.run(batch) : failOverdue(batch, begun.error());
        if (begun)
            notice.passed();
        else if (hasRoom && answered > 0 && begun.error().code == ErrorCode::Busy && !isShortage(begun.error()))
            notice.refused();
        answer(batch, answered);
        if (checkpoints.isDue(database))
            queue.pushChore([this](Database &other) { checkpoints.runBeside(other); });
        if (sinceMarked.hasExpired(kMarkEveryMs))
            mark();
    }
}

// The writes at the front that have waited for another process long enough; all of them when waiting is of no use.
size_t SqliteEngine::Parts::failOverdue(const PendingWrites &batch, const Error &error) const
{
    const bool mayWait = error.code == ErrorCode::Busy && !isShortage(error) && !queue.isClosed();
    const auto overdue = PendingWrite::Clock::now() - std::chrono::milliseconds(options.lockPatienceMs);
    size_t count = 0;
    for (; count < batch.size() && (!mayWait || batch[count].since <= overdue); ++count)
        batch[count].task->fail(error);
    return count;
}

void SqliteEngine::Parts::answer(PendingWrites &batch, size_t count)
{
    Tasks answered;
    for (size_t i = 0; i < count; ++i)
        answered.push_back(std::move(batch[i].task));
    batch.erase(batch.begin(), batch.begin() + qptrdiff(count));
    // Posted before the reads that waited are freed: nobody reads of a write earlier than its reply is on its way.
    completions.post(std::move(answered));
    queue.finishWrites(count);
}

void SqliteEngine::Parts::readLoop(Database &database)
{
    database.limitReads(&checkpoints.isInNeed(), std::chrono::milliseconds(options.readLimitMs));
    while (auto task = queue.takeRead()) {
        runRead(database, *task);
        Tasks finished;
        finished.push_back(std::move(task));
        completions.post(std::move(finished));
        ++finishedReads;
    }
}

void SqliteEngine::Parts::choreLoop(Database &database)
{
    while (const auto chore = queue.takeChore(checkpoints.isHeld() ? kCheckpointAgain : kNoHurry)) {
        if (*chore)
            (*chore)(database);
        else if (checkpoints.isHeld())
            checkpoints.runBeside(database);
    }
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

void SqliteEngine::open(core::Reply<Done> reply)
{
    m_parts->openReply = std::move(reply);
    if (const auto started = m_parts->startWriter(); !started) {
        QMetaObject::invokeMethod(
            &m_parts->completions, [this, started] { m_parts->writerOpened(started); }, Qt::QueuedConnection);
    }
}

void SqliteEngine::handOver()
{
    m_parts->isHandOverPosted = false;
    if (!m_parts->writes.empty() || !m_parts->reads.empty())
        m_parts->queue.push(m_parts->writes, m_parts->reads);
}

void SqliteEngine::stop()
{
    if (m_parts->isRunning)
        handOver();
    m_parts->isRunning = false;
    m_parts->isStopping = true;
    m_parts->join();
    m_parts->openReply(Error{ErrorCode::Unavailable, u"The server was stopped."_s});
    // Replies may submit again, which is refused, which is a reply.
    while (m_parts->completions.deliver()) {
    }
}

void SqliteEngine::integrityCheck(core::Reply<QString> reply)
{
    read<QString>(
        {},
        [](Database &database) -> Result<QString> {
            const auto found = database.valueOfText(u"PRAGMA integrity_check"_s);
            return found ? Result<QString>(found->toString()) : Result<QString>(found.error());
        },
        std::move(reply));
}

const PendingCursors &SqliteEngine::pendingCursors() const
{
    return m_parts->cache.cursors();
}

void SqliteEngine::submit(const Subjects &changed, std::unique_ptr<WriterTask> task)
{
    const quint64 finished = m_parts->queue.finishedWrites();
    if (isRefused(task, m_parts->order.last() - finished >= quint64(m_parts->options.waitingWrites)))
        return;
    m_parts->order.submit(changed, finished);
    m_parts->writes.push_back({std::move(task)});
    postHandOver();
}

void SqliteEngine::submit(const Subjects &seen, std::unique_ptr<ReadTask> task)
{
    const quint64 waiting = m_parts->submittedReads - m_parts->finishedReads;
    if (isRefused(task, waiting >= quint64(m_parts->options.waitingReads)))
        return;
    ++m_parts->submittedReads;
    m_parts->reads.push_back({std::move(task), m_parts->order.lastFor(seen)});
    postHandOver();
}

template <class T>
bool SqliteEngine::isRefused(std::unique_ptr<T> &task, bool isFull)
{
    if (m_parts->isRunning && !isFull)
        return false;
    task->fail(Error{m_parts->isRunning ? ErrorCode::Busy : ErrorCode::Unavailable});
    Tasks refused;
    refused.push_back(std::move(task));
    m_parts->completions.post(std::move(refused));
    return true;
}

void SqliteEngine::postHandOver()
{
    if (std::exchange(m_parts->isHandOverPosted, true))
        return;
    QMetaObject::invokeMethod(
        &m_parts->completions, [this] { handOver(); }, Qt::QueuedConnection);
}

} // namespace confab::storage
