// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Visitor.h"
#include "protocol/Result.h"

#include <QObject>

#include <deque>

namespace confab::compat::chatapp {

class ChatSockets;

//! One WebSocket of this system: what it asks for is done one after the other. Room thread.
class ChatVisitor final : public Visitor
{
public:
    ChatVisitor(ChatSockets &sockets, const QString &key);

    //! How the client calls whom it is for.
    const QString &key() const { return m_key; }
    //! From now on what it asks for is done.
    void admit(const core::Identity &person);
    //! An error frame, to this one alone.
    void refuse(const QString &why);
    //! The same, and the end: it is for nobody.
    void turnAway(const QString &why);

private:
    struct Waiting
    {
        QByteArray text = {};
        Held held = {};
    };

    void opened() override;
    void received(QByteArrayView utf8, Held held) override;
    void receivedTooLarge(qint64 bytes) override;
    void closed() override;
    void runNext();
    void onDone(const Result<> &result);

    ChatSockets &m_sockets;
    const QString m_key;
    std::deque<Waiting> m_waiting; //!< bounded by what a connection may have in flight; the first one runs
    bool m_isBusy = false;
    QObject m_turn; //!< by which the next turn of the event loop is asked for
};

} // namespace confab::compat::chatapp
