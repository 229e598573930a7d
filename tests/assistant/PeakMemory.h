// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>

namespace confab::tests {

//! How far the memory of this process has risen above what it was at the beginning, at most.
class PeakMemory
{
public:
    PeakMemory()
    {
        QFile references(QStringLiteral("/proc/self/clear_refs"));
        if (references.open(QIODevice::WriteOnly))
            references.write("5");
        references.close();
        m_before = peakKiB();
    }
    qint64 grownKiB() const { return peakKiB() - m_before; }

private:
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
