// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>

namespace confab::tests {

//! How far the memory of this process has risen above what it was at the beginning, at most. Where that isn't told, and
//! a bound on it was the claim, the test ends by QSKIP(PeakMemory::kUntold), once it has checked all else.
class PeakMemory
{
public:
    static constexpr char kUntold[] =
        "the peak of memory can't be read here: /proc/self/clear_refs isn't writable, or a sanitizer keeps what was freed";

    PeakMemory()
        : m_before(begin() ? peakKiB() : 0)
    {
    }
    bool isTold() const { return m_before > 0; }
    //! 0 where it isn't told.
    qint64 grownKiB() const { return isTold() ? peakKiB() - m_before : 0; }

private:
    static bool begin()
    {
#ifdef CONFAB_SANITIZED
        return false;
#else
        QFile references(QStringLiteral("/proc/self/clear_refs"));
        return references.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && references.write("5") == 1;
#endif
    }
    static qint64 peakKiB()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.sliced(6).simplified().split(' ').first().toLongLong();
        }
        return 0;
    }

    qint64 m_before = 0;
};

} // namespace confab::tests
