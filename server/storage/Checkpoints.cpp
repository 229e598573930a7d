// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Checkpoints.h"

#include "LockHolders.h"
#include "Log.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

constexpr qint64 kMiB = 1'048'576;
constexpr qint64 kFrameBytes = 4'096 + 24;
// A commit writes some pages however small it is.
constexpr qint64 kBytesOfACommit = 7 * kFrameBytes;
constexpr qint64 kMostMarginBytes = 24 * kMiB;
constexpr qint64 kTellAgainMs = 60'000;

} // namespace

Checkpoints::Checkpoints(QString file, qint64 checkpointBytes, qint64 maxLogBytes)
    : m_file(std::move(file))
    , m_checkpointBytes(checkpointBytes)
    , m_maxLogBytes(maxLogBytes)
    , m_marginBytes(std::min(kMostMarginBytes, maxLogBytes * 3 / 8))
    , m_dueAt(checkpointBytes)
{
    m_offset = logSize();
}

Result<> Checkpoints::makeRoom(Database &writer)
{
    if (position() <= mostBytes() || logSize() <= mostBytes())
        return Done{};
    m_isInNeed = true;
    // The next commit overwrites the log from its start: giving its space back and taking it again would cost more than
    // the writing.
    if (!run(writer, "PRAGMA wal_checkpoint(RESTART)").isBlocked)
        m_offset = -m_grown;
    if (position() <= mostBytes()) {
        m_isInNeed = false;
        return Done{};
    }
    m_dueAt = m_grown; // at once, to look after it from now on
    return Error{ErrorCode::Busy, u"Another program reads the server's database, and keeps it from writing."_s};
}

bool Checkpoints::isDue(const Database &writer)
{
    const qint64 written = writer.logBytesWritten();
    m_grown += kBytesOfACommit + written - std::exchange(m_written, written);
    if (m_grown < m_dueAt || m_isRunning.exchange(true))
        return false;
    m_dueAt = m_grown + m_checkpointBytes;
    return true;
}

void Checkpoints::runBeside(Database &database)
{
    const Progress progress = run(database, "PRAGMA wal_checkpoint(PASSIVE)");
    bool isHeld = progress.isBlocked || progress.carried < progress.bytes;
    if (!isHeld && m_isHeld)
        isHeld = run(database, "PRAGMA wal_checkpoint(TRUNCATE)").isBlocked;
    m_isHeld = isHeld;
    if (!isHeld)
        m_isInNeed = false;
    tell(isHeld);
    m_isRunning = false;
}

Checkpoints::Progress Checkpoints::run(Database &database, Sql checkpoint)
{
    const std::lock_guard lock(m_mutex);
    const qint64 grown = m_grown;
    const auto found = database.first(checkpoint, [](const Row &row) {
        return Progress{row.integer(0) != 0, row.integer(1) * kFrameBytes, row.integer(2) * kFrameBytes};
    });
    database.takeFailure();
    const Progress progress = found && *found ? **found : Progress{true, m_maxLogBytes, 0};
    m_offset = progress.bytes - grown;
    return progress;
}

qint64 Checkpoints::logSize() const
{
    return QFileInfo(m_file + u"-wal"_s).size();
}

// A reader in the way is nothing to talk of until the log has become long for it.
void Checkpoints::tell(bool isHeld)
{
    const std::lock_guard lock(m_mutex);
    const qint64 size = logSize();
    if (!isHeld) {
        if (std::exchange(m_isTold, false))
            qCInfo(lcStorage).noquote() << m_file + u"-wal could be emptied again."_s;
    } else if (size > m_maxLogBytes / 2 && (!m_isTold || m_sinceTold.hasExpired(kTellAgainMs))) {
        m_isTold = true;
        m_sinceTold.start();
        qCWarning(lcStorage).noquote() << u"%1-wal has %2 MB and can't be emptied while %3 reads the database. End "
                                          u"that program. Before the file has"
                                          u" %4 MB (storage.logBytes), what people write is refused."_s.arg(m_file)
                                              .arg(size / kMiB)
                                              .arg(lockHolders(m_file, LockUse::Read))
                                              .arg(m_maxLogBytes / kMiB);
    }
}

} // namespace confab::storage
