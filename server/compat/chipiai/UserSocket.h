// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChipiAi.h"

namespace confab::compat::chipiai {

//! One WebSocket of a person in a room: each text is a prompt. Room thread.
class UserSocket final : public Visitor
{
public:
    //! `facade` outlives it.
    UserSocket(ChipiAi &facade, const core::Identity &who, RoomId room, std::optional<Timestamp> endsAt)
        : m_facade(facade)
        , m_who(who)
        , m_room(room)
        , m_endsAt(endsAt)
    {
    }
    ~UserSocket() override { m_facade.remove(*this); }

    RoomId room() const { return m_room; }
    //! When its token ends.
    std::optional<Timestamp> endsAt() const { return m_endsAt; }

private:
    void opened() override;
    void received(QByteArrayView utf8, Held held) override;
    void receivedTooLarge(qint64 bytes) override;
    void closed() override { m_facade.remove(*this); }

    ChipiAi &m_facade;
    const core::Identity m_who;
    const RoomId m_room;
    const std::optional<Timestamp> m_endsAt;
};

} // namespace confab::compat::chipiai
