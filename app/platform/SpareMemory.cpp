// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SpareMemory.h"

#include <QFile>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace confab::platform {

SpareMemory::SpareMemory(Hooks hooks, Timing timing, QObject *parent)
    : QObject(parent)
    , m_hooks(std::move(hooks))
    , m_timing(timing)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(m_timing.pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SpareMemory::check);
}

void SpareMemory::worked()
{
    if (!m_working.isValid())
        m_working.start();
    if (!m_pause.isActive() || m_working.elapsed() < m_timing.mostMs)
        m_pause.start();
}

void SpareMemory::check()
{
    m_working.invalidate();
    const qint64 now = m_hooks.resident();
    m_usual = m_usual == 0 ? now : std::min(m_usual, now);
    if (now - m_usual < kWorthwhile)
        return;
    m_hooks.giveBack();
    m_usual = m_hooks.resident();
}

qint64 SpareMemory::resident()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/statm"));
    if (file.open(QIODevice::ReadOnly))
        return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#endif
    return 0;
}

void SpareMemory::trimHeap()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace confab::platform
