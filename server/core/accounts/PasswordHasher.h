// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "WorkerThreads.h"

#include <QByteArray>

namespace confab::core {

//! Hashes and checks passwords with argon2id on worker threads, a bounded number at a time. Called and answered on the
//! thread it lives on; when the queue is full the answer is Busy, given at once. Destroyed with work under way, it
//! waits for that, and answers Internal.
class PasswordHasher
{
public:
    struct Options
    {
        quint64 passes = 2;
        size_t memoryBytes = size_t(64) * 1024 * 1024;
        int threads = 0; //!< 0: half the cores, at least one
        int queue = 64;  //!< that wait for a thread
    };

    explicit PasswordHasher(Options options);
    ~PasswordHasher();
    Q_DISABLE_COPY_MOVE(PasswordHasher)

    //! The encoded hash, with salt and parameters in it.
    void hash(const QString &password, Reply<QByteArray> reply);
    //! Whether the password is the one that was hashed. An empty `encoded` (no such user) is false, after the same
    //! time.
    void verify(const QString &password, const QByteArray &encoded, Reply<bool> reply);

    //! Unavailable: there are no threads, and nothing is answered.
    Result<> started() const { return m_workers.started(); }
    int pending() const { return m_pending; }

private:
    template <class T, class Work>
    void run(const QString &password, Reply<T> reply, Work work);

    Options m_options;
    QByteArray m_dummy;
    int m_pending = 0;
    WorkerThreads m_workers;
    Life m_life;
};

} // namespace confab::core
