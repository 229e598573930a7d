// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatVisitor.h"

#include "ChatFrames.h"
#include "ChatSockets.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

ChatVisitor::ChatVisitor(ChatSockets &sockets, const QString &key)
    : m_sockets(sockets)
    , m_key(key)
{
}

void ChatVisitor::opened()
{
    m_sockets.opened(*this);
}

void ChatVisitor::closed()
{
    m_sockets.closed(connection());
}

void ChatVisitor::admit(const core::Identity &person)
{
    if (!signIn(person)) {
        refuse(u"Too many connections of one person."_s);
        return close(CloseCode::Policy, closereason::kTooManyConnections);
    }
    runNext();
}

void ChatVisitor::refuse(const QString &why)
{
    send(encoded(frame::Failure{why}));
}

void ChatVisitor::turnAway(const QString &why)
{
    refuse(why);
    close(CloseCode::Internal, why);
}

void ChatVisitor::received(QByteArrayView utf8, Held held)
{
    m_waiting.push_back({utf8.toByteArray(), std::move(held)});
    runNext();
}

void ChatVisitor::receivedTooLarge(qint64)
{
    refuse(u"The message is too large."_s);
}

void ChatVisitor::runNext()
{
    if (m_isBusy || !isSignedIn() || m_waiting.empty())
        return;
    m_isBusy = true;
    core::Reply<Done> done{m_life, [this](const Result<> &result) { onDone(result); }};
    const auto action = readAction(m_waiting.front().text, m_sockets.limits());
    if (action)
        m_sockets.perform(*this, *action, std::move(done));
    else
        done(action.error());
}

void ChatVisitor::onDone(const Result<> &result)
{
    if (!result)
        refuse(result.error().text());
    m_waiting.pop_front();
    m_isBusy = false;
    // In a turn of its own: as many as wait would be as many calls within one another.
    QMetaObject::invokeMethod(
        &m_turn, [this] { runNext(); }, Qt::QueuedConnection);
}

} // namespace confab::compat::chatapp
