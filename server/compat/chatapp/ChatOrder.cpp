// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatOrder.h"

namespace confab::compat::chatapp {

void ChatOrder::add(RoomId chat, const QByteArray &frame)
{
    if (const auto line = m_waiting.find(chat); line != m_waiting.end())
        line->push_back(std::make_shared<Frame>(Frame{frame, true}));
    else
        m_send(chat, frame);
}

ChatOrder::Fill ChatOrder::keepPlace(RoomId chat)
{
    const auto frame = std::make_shared<Frame>();
    m_waiting[chat].push_back(frame);
    return m_life.guarded([this, chat, frame](const QByteArray &text) {
        *frame = {text, true};
        sendReady(chat);
    });
}

void ChatOrder::sendReady(RoomId chat)
{
    auto line = m_waiting.find(chat);
    while (line != m_waiting.end() && line->front()->isThere) {
        const QByteArray text = line->front()->text;
        line->pop_front();
        if (line->empty())
            m_waiting.erase(line);
        if (!text.isEmpty())
            m_send(chat, text);
        line = m_waiting.find(chat);
    }
}

} // namespace confab::compat::chatapp
