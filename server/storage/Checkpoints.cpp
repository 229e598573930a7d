// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Checkpoints.h"

namespace confab::storage {

namespace {

constexpr qint64 kPageBytes = 4'096;
// A commit writes whole pages: about this much however small it is, and text again about as often as it is indexed.
constexpr qint64 kBytesOfACommit = 5 * kPageBytes;
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
    m_grown += kBytesOfACommit + kGrowthFactor * (bound - m_bytesBound);
    m_bytesBound = bound;
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

void Checkpoints::truncateIfTooLong(Database &writer)
{
    if (!m_isTooLong.exchange(false))
        return;
    // A reader in the way makes it give up after the busy time-out; the next long log is the next attempt.
    static_cast<void>(writer.first("PRAGMA wal_checkpoint(TRUNCATE)", [](const Row &row) { return row.integer(0); }));
    writer.takeFailure();
}

} // namespace confab::storage
