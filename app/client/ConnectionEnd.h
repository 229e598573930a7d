// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/CloseCode.h"
#include "protocol/ErrorCode.h"

namespace confab::client {

//! How a connection ended, and what that means for this client.
struct ConnectionEnd
{
    static constexpr quint16 kNoCloseFrame = 1006;

    quint16 code = kNoCloseFrame;
    QString reason = {};

    Reconnect reconnect() const;
    //! What answered was left for its key, or for being in the clear.
    bool isDistrusted() const;
    //! The server closed because of something that was sent: the same again would end the same way.
    bool isRefusal() const;
    //! "restart;retryMs=1234": the server deals out delays, so that not everybody comes back at once.
    std::optional<int> announcedDelay() const;
    //! A sentence for people.
    QString text() const;
    //! For the request that is to blame.
    Error error() const;
};

//! What a server inside this app says of its disk, said of this computer's.
Error onThisComputer(Error error);

//! Of what is larger than the server takes, known before it is sent or by its refusal.
Error tooLarge();

} // namespace confab::client
