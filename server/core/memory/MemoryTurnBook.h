// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/TurnBook.h"

namespace confab::core {

//! The turns of a server that is one process, where a claim is answered before the call returns.
class MemoryTurnBook final : public TurnBook
{
public:
    const QList<Turn> &waiting() const override { return m_waiting; }
    const QList<Turn> &running() const override { return m_running; }
    qint64 round() const override { return m_round; }
    qint64 changesElsewhere() const override { return 0; }

    void add(const QueueEntry &entry, qint64 round) override;
    void claim(StreamId stream, Reply<Claim> reply) override;
    bool remove(StreamId stream) override;

private:
    QList<Turn> m_waiting;
    QList<Turn> m_running;
    qint64 m_round = 0;
};

} // namespace confab::core
