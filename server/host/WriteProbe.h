// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace confab::core {
class Stores;
}

namespace confab::host {

//! Whether messages can be written now, found out by writing. Whoever asks costs a commit in two seconds at most. Room
//! thread.
class WriteProbe final : public QObject
{
public:
    explicit WriteProbe(core::Stores &stores);

    //! Answers within two seconds. Not good: why nothing can be written, in words.
    void ask(core::Reply<Done> reply);

private:
    void begin();
    void answer(const Result<> &result);

    core::Stores &m_stores;
    std::vector<core::Reply<Done>> m_waiting;
    QTimer m_patience;
    bool m_isRunning = false;
    Result<> m_last = Done{};
    QElapsedTimer m_sinceLast;
    core::Life m_life;
};

} // namespace confab::host
