// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace confab::client {

//! Decides when a frame goes out, and finds the one that the server closes connections for. Usually all go at once;
//! after a connection ended because of what was sent, one at a time, so that the next such end names the culprit.
class OutgoingFrames
{
public:
    using Write = std::function<void(const QByteArray &frame)>;

    explicit OutgoingFrames(Write write);

    //! `request` is the id under which an answer is awaited; none for what has no answer. `onlyReads`: it carries nothing of
    //! the user's that a server could dislike. One at a time, those go first.
    void send(std::optional<qint64> request, const QByteArray &frame, bool onlyReads = false);
    //! Answered or given up.
    void finished(qint64 request);
    //! The server can't read something and doesn't say what: gives the request to blame when that is known.
    std::optional<qint64> unreadable();
    //! The connection ended. `isRefusal`: because of what was sent, as the server says; otherwise that is taken for
    //! true only of a request that ended several connections in a row. Gives the request to blame when it is known.
    std::optional<qint64> ended(bool isRefusal);
    //! Nothing is under way any more, for a reason of our own.
    void clear();
    //! All is well and has been for a while.
    void trust();
    //! The server has something that it did not answer, and that may be why it ends the connection.
    bool isSuspect() const;

private:
    struct Frame
    {
        std::optional<qint64> request = {};
        QByteArray bytes = {};
        bool onlyReads = false;
    };
    struct UnderWay
    {
        qint64 request = 0;
        size_t content = 0; // a hash that is the same whenever it is sent
        bool onlyReads = false;
    };
    void writeNext();
    void write(const Frame &frame);

    Write m_write;
    QList<UnderWay> m_underWay; // oldest first
    QList<Frame> m_held;        // oldest first; only with m_oneAtATime
    size_t m_suspect = 0;
    int m_losses = 0; // in a row
    bool m_oneAtATime = false;
};

} // namespace confab::client
