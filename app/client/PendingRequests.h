// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Json.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace confab::client {

//! The requests that wait for their answer. Each ends exactly once: by its ack, by its deadline, or by failAll(). Of the
//! time until a deadline that alone counts in which an answer could be heard: a thread that was held up for long, or a
//! computer that slept, first takes what has come meanwhile.
class PendingRequests : public QObject
{
    Q_OBJECT
public:
    //! Looks at the time this often, in milliseconds.
    static constexpr int kLook = 1'000;

    explicit PendingRequests(int lookMs = kLook, QObject *parent = nullptr);

    //! Files a request and gives the id to send it with.
    qint64 add(int deadlineMs, Callback<codec::Json> reply);
    //! False when nothing waits under this id: late, repeated or foreign.
    bool finish(qint64 id, Result<codec::Json> result);
    void failAll(const Error &error);
    int count() const { return int(m_waiting.size()); }

Q_SIGNALS:
    //! Before its reply is called.
    void finished(qint64 id);

private:
    struct Waiting
    {
        qint64 deadline = 0; // in heard time
        Callback<codec::Json> reply = {};
    };
    void expire();
    void arm();

    QHash<qint64, Waiting> m_waiting;
    int m_lookMs;
    qint64 m_heard = 0;    // ms, up to the last look
    QElapsedTimer m_clock; // since then
    QTimer m_timer;
    qint64 m_lastId = 0;
};

} // namespace confab::client
