// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/Life.h"
#include "protocol/CloseCode.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <utility>

namespace confab::compat {

class Door;

//! A text that was received counts as under way until this is let go: who has too many is not read meanwhile.
class Held
{
public:
    Held() = default;
    explicit Held(std::function<void()> taken)
        : m_taken(std::move(taken))
    {
    }
    Held(Held &&other) noexcept
        : m_taken(std::exchange(other.m_taken, {}))
    {
    }
    Held &operator=(Held &&other) noexcept
    {
        std::swap(m_taken, other.m_taken);
        return *this;
    }
    ~Held()
    {
        if (m_taken)
            m_taken();
    }

private:
    std::function<void()> m_taken;
};

//! One WebSocket of a façade, which derives from it. A socket route replies with it (letIn() in Door.h), and the door
//! keeps it while it is open. Room thread.
class Visitor
{
public:
    virtual ~Visitor() = default;
    Q_DISABLE_COPY_MOVE(Visitor)

    core::ConnectionId connection() const { return m_connection; }
    bool isOpen() const { return m_door != nullptr; }
    bool isSignedIn() const { return m_actor.has_value(); }
    //! Once it is signed in.
    const core::Actor &actor() const { return *m_actor; }
    UserId userId() const { return m_actor->userId(); }

    //! From now on the socket is this person's, who is online by it. False: he has too many already.
    [[nodiscard]] bool signIn(const core::Identity &identity);
    //! One text frame. A reader who lets too many wait is closed as a slow one. A closed visitor sends nothing.
    void send(const QByteArray &text);
    //! Texts that are in frames already (websocket::textFrame()): the same bytes serve all who get them.
    void sendFrames(const QByteArray &frames);
    //! Says goodbye behind what was sent; nothing is received any more.
    void close(CloseCode code, const QString &reason);
    //! Calls back once as soon as fewer than `bytes` wait to be sent, or at once; never if the socket ends first.
    void whenBelow(qint64 bytes, std::function<void()> callback);

protected:
    Visitor() = default;

    //! What is asked for this socket alone is bound to it; it ends with the socket.
    core::Life m_life;

private:
    friend class Door;
    //! The socket is there.
    virtual void opened() = 0;
    virtual void received(QByteArrayView utf8, Held held) = 0;
    //! A text of so many bytes was too large to be kept.
    virtual void receivedTooLarge(qint64 bytes) = 0;
    //! The socket is gone; nothing can be sent.
    virtual void closed() {}

    Door *m_door = nullptr;
    core::ConnectionId m_connection = 0;
    std::optional<core::Actor> m_actor;
    bool m_isClosing = false;
};

} // namespace confab::compat
