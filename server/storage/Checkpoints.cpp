// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Checkpoints.h"

namespace confab::storage {

namespace {

constexpr qint64 kPageBytes = 4'096;
// A commit writes whole pages: some however small it is, about two for each row among many rooms, and text again about
// as often as it is indexed.
constexpr qint64 kBytesOfACommit = 3 * kPageBytes;
constexpr qint64 kBytesOfARow = 2 * kPageBytes;
constexpr qint64 kGrowthFactor = 2;

} // namespace

Checkpoints::Checkpoints(qint64 checkpointBytes, qint64 maxLogBytes)
    : m_checkpointBytes(checkpointBytes)
    , m_maxLogBytes(maxLogBytes)
{
}

bool Checkpoints::isDue(const Database &writer)
{
    const qint64 bound = writer.bytesBound();
    const qint64 changes = writer.changes();
    m_grown += kBytesOfACommit + kBytesOfARow * (changes - m_changes) + kGrowthFactor * (bound - m_bytesBound);
    m_bytesBound = bound;
    m_changes = changes;
    if (m_grown < m_checkpointBytes || m_isRunning.exchange(true))
        return false;
    m_grown = 0;
    return true;
}

void Checkpoints::runBeside(Database &database)
{
    const auto frames = database.first("PRAGMA wal_checkpoint(PASSIVE)", [](const Row &row) { return row.integer(1); });
    database.takeFailure();
    if (frames && frames->has_value() && **frames * kPageBytes > m_maxLogBytes)
        m_isTooLong = true;
    m_isRunning = false;
}

void Checkpoints::restartIfTooLong(Database &writer)
{
    if (!m_isTooLong.exchange(false))
        return;
    // The next commit overwrites the log from its start: giving its space back and taking it again would cost more than
    // the writing. A reader in the way makes it give up after the busy time-out; the next long log is the next attempt.
    static_cast<void>(writer.first("PRAGMA wal_checkpoint(RESTART)", [](const Row &row) { return row.integer(0); }));
    writer.takeFailure();
}

} // namespace confab::storage
