// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Chatbot.h"

namespace confab::compat::aichatbot {

//! One WebSocket of the page: each text is a prompt, each answer a text.
class ChatSocket final : public Visitor
{
public:
    //! Turned away, in words, once it is open: a browser can't read an upgrade that is refused.
    explicit ChatSocket(const QString &refusal)
        : m_refusal(refusal)
    {
    }
    //! `chatbot` outlives it.
    ChatSocket(Chatbot &chatbot, const Ticket &ticket)
        : m_chatbot(&chatbot)
        , m_ticket(ticket)
    {
    }

private:
    void opened() override;
    void received(QByteArrayView utf8, Held held) override;
    void receivedTooLarge(qint64 bytes) override;
    void closed() override;

    Chatbot *m_chatbot = nullptr;
    Ticket m_ticket = {};
    QString m_refusal = {};
};

} // namespace confab::compat::aichatbot
