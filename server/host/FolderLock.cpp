// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FolderLock.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Error inUse(const QString &folder)
{
    return Error{ErrorCode::Conflict, u"Another server is using the data folder %1."_s.arg(folder)};
}

} // namespace

#ifdef Q_OS_UNIX

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<> FolderLock::take(const QString &folder)
{
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(u"in-use"_s));
    m_descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_descriptor < 0)
        return Error{ErrorCode::Unavailable, u"The data folder %1 can't be written: %2."_s.arg(folder, qt_error_string(errno))};
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return inUse(folder);
    return Done{};
}

#else

FolderLock::~FolderLock() = default;

Result<> FolderLock::take(const QString &folder)
{
    m_file = std::make_unique<QLockFile>(QDir(folder).filePath(u"in-use"_s));
    m_file->setStaleLockTime(0);
    if (m_file->tryLock())
        return Done{};
    if (m_file->error() == QLockFile::LockFailedError)
        return inUse(folder);
    return Error{ErrorCode::Unavailable, u"The data folder %1 can't be written."_s.arg(folder)};
}

#endif

} // namespace confab::host
