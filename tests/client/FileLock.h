// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <fcntl.h>
#include <unistd.h>

namespace confab::client::test {

//! While it lives nobody else can write to this SQLite database, as when another program backs it up; reading goes on.
//! It must be in WAL mode and open somewhere.
class FileLock
{
public:
    explicit FileLock(const QString &database)
        : m_file(::open(qUtf8Printable(database + QStringLiteral("-shm")), O_RDWR | O_CLOEXEC))
    {
        m_locked = m_file >= 0 && set(F_WRLCK);
    }
    ~FileLock() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(FileLock)

    bool isLocked() const { return m_locked; }
    void release() { m_locked = !set(F_UNLCK); }

private:
    //! SQLite's lock of the writer; held by the open file, so that it keeps out the same process as well.
    bool set(short type) const
    {
        struct flock lock = {};
        lock.l_type = type;
        lock.l_whence = SEEK_SET;
        lock.l_start = 120;
        lock.l_len = 1;
        return fcntl(m_file, F_OFD_SETLK, &lock) == 0;
    }

    int m_file = -1;
    bool m_locked = false;
};

} // namespace confab::client::test
