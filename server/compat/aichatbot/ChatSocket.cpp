// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatSocket.h"

namespace confab::compat::aichatbot {

using namespace Qt::StringLiterals;

void ChatSocket::opened()
{
    if (!m_chatbot)
        return close(CloseCode::Policy, m_refusal);
    if (!signIn(m_ticket.actor().identity))
        return close(CloseCode::Policy, u"Too many connections of one session"_s);
    m_chatbot->joined(m_ticket, *this);
}

void ChatSocket::received(QByteArrayView utf8, Held held)
{
    const QString text = QString::fromUtf8(utf8);
    if (isSignedIn() && !text.trimmed().isEmpty())
        m_chatbot->said(m_ticket.user.id, connection(), text, std::move(held));
}

void ChatSocket::receivedTooLarge(qint64 bytes)
{
    send(u"This message is too large: it has %1 bytes. Please send it in parts."_s.arg(bytes).toUtf8());
}

void ChatSocket::closed()
{
    if (isSignedIn())
        m_chatbot->left(m_ticket.user.id, connection());
}

} // namespace confab::compat::aichatbot
