// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Backoff.h"
#include "Timing.h"

#include <QObject>
#include <QTimer>

namespace confab::client {

struct ConnectionEnd;

//! When a connection that has ended is tried again: after delays that grow with each loss in a row, not before the server
//! asks for it, and anew from the shortest once a connection has lasted. One try is planned at a time; the last word
//! counts. All times in milliseconds.
class RetryPlan : public QObject
{
    Q_OBJECT
public:
    //! `random` is for the spread of delays, 0 to 1; empty: a real source.
    RetryPlan(const Timing &timing, const std::function<double()> &random);

    //! In a turn of its own, with the delays anew: somebody has just asked for a connection.
    void begin();
    //! The delays anew; plans nothing.
    void reset();
    void afterEnd(const ConnectionEnd &end);
    //! The server refused the hello; 0: it names no time.
    void afterRefusal(int retryAfterMs);
    //! The token was refused: nothing is planned before there is another one.
    void noteTokenRefused();
    //! It is here.
    void withNewToken() { m_next.start(m_tokenDelay); }
    //! The connection works. A welcome alone proves nothing, the same loss may follow: it is trusted() after a while.
    void noteLive() { m_trust.start(); }
    //! Plans nothing any more, and trusts nothing.
    void stop();

    //! Until the next try; -1 when none is planned.
    int remainingMs() const { return m_next.isActive() ? m_next.remainingTime() : -1; }

Q_SIGNALS:
    //! Now.
    void due();
    //! The delays are short again.
    void trusted();

private:
    Backoff m_backoff;
    Backoff m_tokenBackoff; // apart: a token is not to blame for a network that was gone
    QTimer m_next;
    QTimer m_trust;
    int m_tokenDelay = 0;
};

} // namespace confab::client
