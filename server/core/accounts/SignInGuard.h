// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <deque>
#include <map>

namespace confab::core {

class RateLimiter;

//! Which tries to sign in with a password may be made. Only wrong ones count, against the address that they come from
//! and against the account. It takes several addresses to fill the account's bucket, and one from where it was signed
//! in rightly before does not care for that: who keeps guessing locks nobody out. What comes of tries under way nobody
//! knows yet, so they count as well, and what is too much meanwhile waits for their end. Room thread.
class SignInGuard
{
public:
    enum class End {
        Right,
        Wrong,
        Neither //!< the server could not tell
    };

    //! `limiter` outlives the guard.
    explicit SignInGuard(RateLimiter &limiter)
        : m_limiter(limiter)
    {
    }

    //! Replies when the try may be made, at once or later, or RateLimited. Of each that may, the end is to be told.
    void admit(const QByteArray &address, const QByteArray &account, Reply<Done> reply);
    void ended(const QByteArray &address, const QByteArray &account, End end);

private:
    struct Waiting
    {
        QByteArray account;
        Reply<Done> reply;
    };
    struct Line
    {
        int underWay = 0;
        std::deque<Waiting> waiting = {};
    };

    Result<> take(const QByteArray &address, const QByteArray &account);
    void callNext(const QByteArray &address);
    void remember(const QByteArray &address, const QByteArray &account);

    RateLimiter &m_limiter;
    std::map<QByteArray, Line> m_lines;           // by address
    QHash<QByteArray, QList<QByteArray>> m_known; // by account, the addresses of right sign-ins, the last one first
};

} // namespace confab::core
