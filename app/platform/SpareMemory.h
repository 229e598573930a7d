// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace confab::platform {

//! Gives back memory that is kept for later use after the work that needed it. Whoever draws calls worked(): once that
//! has paused, or has gone on for long, and much was taken meanwhile, `giveBack` is called. Without work it sleeps.
class SpareMemory : public QObject
{
    Q_OBJECT
public:
    struct Hooks
    {
        std::function<qint64()> resident; //!< bytes the process has now
        std::function<void()> giveBack;   //!< may take some milliseconds
    };
    struct Timing
    {
        int pauseMs = 2'000;
        int mostMs = 10'000; //!< of work without a pause
    };

    static constexpr qint64 kWorthwhile = 24 * 1024 * 1024; //!< bytes

    SpareMemory(Hooks hooks, Timing timing, QObject *parent = nullptr);

    void worked();

    //! Bytes; 0 where the system doesn't tell.
    static qint64 resident();
    //! What was freed goes to the system; does nothing where the allocator can't.
    static void trimHeap();

private:
    void check();

    Hooks m_hooks;
    Timing m_timing;
    QTimer m_pause;
    QElapsedTimer m_working; //!< since the first work after the last check
    qint64 m_usual = 0;      //!< bytes; the least since the first look, or since the last time
};

} // namespace confab::platform
