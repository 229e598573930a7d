// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSemaphore>
#include <QtGlobal>

namespace confab::client::test {

//! Hears how often the writer of a Replica gives up waiting for a file that somebody else has locked: by the log, which
//! is the only place where that is told. One at a time.
class LockedOut
{
public:
    LockedOut()
    {
        s_times.tryAcquire(s_times.available());
        s_others = qInstallMessageHandler(&LockedOut::hear);
    }
    ~LockedOut() { qInstallMessageHandler(s_others); }
    Q_DISABLE_COPY_MOVE(LockedOut)

    //! It has given up since this began. Waits so long for that; from any thread.
    bool happens(int waitMs = 0)
    {
        if (!s_times.tryAcquire(1, waitMs))
            return false;
        s_times.release();
        return true;
    }

private:
    static void hear(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (text.contains(QLatin1String("could not be written")))
            s_times.release();
        s_others(type, context, text);
    }

    static inline QtMessageHandler s_others = nullptr;
    static inline QSemaphore s_times{0};
};

} // namespace confab::client::test
