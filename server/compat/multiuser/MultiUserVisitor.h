// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Visitor.h"
#include "protocol/Result.h"

#include <QHostAddress>

#include <deque>

namespace confab::compat::multiuser {

class MultiUser;

//! One WebSocket of a person: has its name found out, then takes what he says. Room thread.
class MultiUserVisitor final : public Visitor
{
public:
    //! `name` is that of the address; none: it comes by a first frame, or never.
    MultiUserVisitor(MultiUser &facade, std::optional<QString> name, const QHostAddress &from);
    ~MultiUserVisitor() override;

    const QString &name() const { return m_name; }
    //! He is in: sees what is said from now on.
    bool isIn() const { return m_isIn; }
    //! Nobody has said who this is, and he has had his time.
    void giveUpWaiting();
    bool isNameless() const { return m_state == State::Nameless; }

private:
    enum class State { Nameless, Entering, In };

    void opened() override;
    void received(QByteArrayView utf8, Held held) override;
    void receivedTooLarge(qint64 bytes) override;
    void closed() override;

    void comeIn(const QString &name);
    void enter(const core::Identity &identity);
    void greet();
    void take(const QByteArray &frame, Held held);
    void takeName(const QByteArray &frame);
    void say(const QString &text, Held held);
    void ask(const QString &question, Held held);
    void onRefused(const QString &clientId, const Error &error);
    void turnAway(CloseCode code, const QString &reason);
    void countFault();

    MultiUser &m_facade;
    std::optional<QString> m_given;
    const QHostAddress m_from;
    QString m_name;
    State m_state = State::Nameless;
    bool m_isIn = false;
    std::deque<std::pair<QByteArray, Held>> m_early; //!< came while he was entering; bounded by what may be in flight
    qint64 m_nameUntil = 0;                          //!< when it has to be known who this is
    qint64 m_quietUntil = 0;                         //!< of who was too fast: what comes until then is dropped
    int m_faults = 0;
    qint64 m_faultsSince = 0;
};

} // namespace confab::compat::multiuser
