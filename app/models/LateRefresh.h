// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace confab::models {

//! When a model builds its rows anew: many changes of one turn are one refresh, and one that takes long is followed by
//! a pause of several times as long, so that no flood of changes takes the window's time.
class LateRefresh
{
public:
    explicit LateRefresh(std::function<void()> refresh)
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(std::move(refresh));
    }

    void request()
    {
        if (!m_timer.isActive())
            m_timer.start(m_pauseMs);
    }

    //! To be made at the beginning of a refresh, whoever began it.
    class Run
    {
    public:
        explicit Run(LateRefresh &owner)
            : m_owner(owner)
        {
            m_owner.m_timer.stop();
            m_cost.start();
        }
        ~Run() { m_owner.m_pauseMs = int(qMin<qint64>(kLongestPauseMs, m_cost.elapsed() * kPause)); }
        Q_DISABLE_COPY_MOVE(Run)

    private:
        LateRefresh &m_owner;
        QElapsedTimer m_cost;
    };

private:
    static constexpr int kPause = 5; // times the cost of a refresh
    static constexpr int kLongestPauseMs = 1'000;

    QTimer m_timer;
    int m_pauseMs = 0;
};

} // namespace confab::models
