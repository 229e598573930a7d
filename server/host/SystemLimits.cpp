// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SystemLimits.h"

#include "gateway/http/Listener.h"

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
// Database, event loops and outgoing requests take about sixty, and the system's libraries end the process where an
// event loop gets none. What is left is for people.
constexpr int kFewest = 128;
constexpr int kOfAThread = 4;
} // namespace

Result<> checkDescriptorLimit(int threads)
{
    const int limit = gateway::raiseDescriptorLimit();
    const int needed = kFewest + kOfAThread * threads;
    if (limit <= 0 || limit >= needed)
        return Done{};
    return Error{ErrorCode::Unavailable,
                 u"This process may have %1 files open at once, and a server needs %2 or more. Raise its limit "
                 "(ulimit -n, LimitNOFILE= of systemd)."_s.arg(limit)
                     .arg(needed)};
}

bool isReadByJournal()
{
#ifdef Q_OS_UNIX
    // "device:inode" of the stream that systemd has made; a program that it starts may have turned its own elsewhere.
    struct stat status = {};
    return ::fstat(STDERR_FILENO, &status) == 0 &&
           qgetenv("JOURNAL_STREAM") == QByteArray::number(quint64(status.st_dev)) + ':' + QByteArray::number(quint64(status.st_ino));
#else
    return false;
#endif
}

QString fewConnections(int connections)
{
    const int possible = gateway::connectionsByDescriptors();
    if (possible <= 0 || possible >= connections)
        return {};
    return u"gateway.maxConnections is %1, but this process may open too few files for more than %2. Raise its limit "
           "(ulimit -n, LimitNOFILE= of systemd), or lower the setting."_s.arg(connections)
        .arg(possible);
}

} // namespace confab::host
