// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FolderLock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Error inUse(const QString &folder, qint64 process)
{
    const QString who = process > 0 ? u"Another server (process %1)"_s.arg(process) : u"Another server"_s;
    return Error{ErrorCode::Conflict,
                 u"%1 is using the data folder %2. Stop it first, or give this one a folder of its own."_s.arg(
                     who, QDir::toNativeSeparators(folder))};
}

QString fileIn(const QString &folder)
{
    return QDir(folder).filePath(u"in-use"_s);
}

} // namespace

#ifdef Q_OS_UNIX

namespace {

constexpr int kTries = 60;
constexpr int kTryMs = 20;

bool isTaken(int descriptor, int how)
{
    return ::flock(descriptor, how | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

int opened(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

void closeIfOpen(int &descriptor)
{
    if (descriptor >= 0)
        ::close(std::exchange(descriptor, -1));
}

//! 0: nobody has written it there.
qint64 processIn(const QString &folder)
{
    QFile file(fileIn(folder));
    return file.open(QIODevice::ReadOnly) ? file.read(32).trimmed().toLongLong() : 0;
}

} // namespace

FolderLock::~FolderLock()
{
    closeIfOpen(m_file);
    closeIfOpen(m_folder);
}

Result<> FolderLock::take(const QString &folder)
{
    m_folder = opened(folder, O_RDONLY | O_DIRECTORY);
    m_file = opened(fileIn(folder), O_RDWR | O_CREAT);
    if (m_file < 0)
        return Error{ErrorCode::Unavailable, u"The data folder %1 can't be written: %2."_s.arg(folder, qt_error_string(errno))};
    // One that was told to end may take a moment.
    for (int tries = kTries; isTaken(m_folder, LOCK_EX) || isTaken(m_file, LOCK_EX); --tries) {
        if (tries == 0)
            return inUse(folder, processIn(folder));
        QThread::msleep(kTryMs);
    }
    const QByteArray process = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (::ftruncate(m_file, 0) != 0 || ::write(m_file, process.constData(), size_t(process.size())) < 0)
        return Done{}; // a full disk: it is for people alone
    return Done{};
}

Result<> FolderLock::check(const QString &folder)
{
    // Shared, for a moment: whoever starts meanwhile tries again.
    int directory = opened(folder, O_RDONLY | O_DIRECTORY);
    int file = opened(fileIn(folder), O_RDONLY);
    const bool isInUse = (directory >= 0 && isTaken(directory, LOCK_SH)) || (file >= 0 && isTaken(file, LOCK_SH));
    closeIfOpen(file);
    closeIfOpen(directory);
    return isInUse ? Result<>(inUse(folder, processIn(folder))) : Result<>(Done{});
}

#else

FolderLock::~FolderLock() = default;

Result<> FolderLock::take(const QString &folder)
{
    m_file = std::make_unique<QLockFile>(fileIn(folder));
    m_file->setStaleLockTime(0);
    if (m_file->tryLock())
        return Done{};
    if (m_file->error() == QLockFile::LockFailedError)
        return inUse(folder, 0);
    return Error{ErrorCode::Unavailable, u"The data folder %1 can't be written."_s.arg(folder)};
}

Result<> FolderLock::check(const QString &)
{
    return Done{};
}

#endif

} // namespace confab::host
