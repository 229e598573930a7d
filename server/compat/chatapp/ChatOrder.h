// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Life.h"
#include "protocol/Ids.h"

#include <QHash>

#include <deque>
#include <functional>
#include <memory>

namespace confab::compat::chatapp {

//! Keeps what is told of a chat in the order in which it happened, also where a frame has to wait for a number that the
//! store gives. Room thread.
class ChatOrder
{
public:
    using Send = std::function<void(RoomId chat, const QByteArray &frame)>;
    using Fill = std::function<void(const QByteArray &frame)>;

    explicit ChatOrder(Send send)
        : m_send(std::move(send))
    {
    }

    //! Now, or behind those that wait.
    void add(RoomId chat, const QByteArray &frame);
    //! Keeps the place of a frame that isn't there yet. To be filled once, with nothing where there is none after all.
    Fill keepPlace(RoomId chat);

private:
    struct Frame
    {
        QByteArray text = {};
        bool isThere = false;
    };

    void sendReady(RoomId chat);

    Send m_send;
    QHash<RoomId, std::deque<std::shared_ptr<Frame>>> m_waiting; //!< only chats in which a frame waits
    core::Life m_life;
};

} // namespace confab::compat::chatapp
