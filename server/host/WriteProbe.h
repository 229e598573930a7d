// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>

namespace confab::storage {
class SqliteEngine;
}

namespace confab::host {

//! Whether messages can be written now, found out by writing. Whoever asks costs a commit in two seconds at most. Room
//! thread.
class WriteProbe final : public QObject
{
public:
    explicit WriteProbe(storage::SqliteEngine &engine);

    //! Answers within two seconds. Not good: why nothing can be written, in words.
    void ask(Reply<Done> reply);

private:
    void begin();
    void answer(const Result<> &result);

    storage::SqliteEngine &m_engine;
    QList<Reply<Done>> m_waiting;
    QTimer m_patience;
    bool m_isRunning = false;
    Result<> m_last = Done{};
    QElapsedTimer m_sinceLast;
};

} // namespace confab::host
