// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LockHolders.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

#ifdef Q_OS_LINUX

// Bytes of the file -shm that SQLite locks: one for writing, and one for each mark of a reader.
constexpr qint64 kWriteLock = 120;
constexpr qint64 kFirstReadLock = 123;
constexpr qint64 kLastReadLock = 127;

QString nameOf(qint64 process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    const QString name =
        file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()).trimmed() : u"a program"_s;
    return u"%1 (process %2)"_s.arg(name).arg(process);
}

// Read there instead of asked with fcntl(), which needs the file open: closing it would give up the locks that SQLite
// holds for this process.
QStringList holders(const QString &database, LockUse use)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(database + u"-shm"_s).constData(), &found) != 0)
        return {};
    const qint64 first = use == LockUse::Write ? kWriteLock : kFirstReadLock;
    const qint64 last = use == LockUse::Write ? kWriteLock : kLastReadLock;
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        return {};
    QStringList names;
    // 1: POSIX  ADVISORY  READ 4711 fe:01:131 124 124
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 8 || words[1] != "POSIX")
            continue;
        const bool isOfFile = words[5].split(':').value(2).toULongLong() == found.st_ino;
        const qint64 process = words[4].toLongLong();
        const bool isOther = process > 0 && process != QCoreApplication::applicationPid();
        if (!isOfFile || !isOther || words[6].toLongLong() > last || words[7].toLongLong() < first)
            continue;
        if (const QString name = nameOf(process); !names.contains(name))
            names += name;
    }
    return names;
}

#else

QStringList holders(const QString &, LockUse)
{
    return {};
}

#endif

} // namespace

QString lockHolders(const QString &database, LockUse use)
{
    const QStringList names = holders(database, use);
    return names.isEmpty() ? u"another program"_s : names.join(u", "_s);
}

} // namespace confab::storage
