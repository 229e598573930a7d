// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerEvents.h"
#include "MessageEvents.h"
#include "RoomEvents.h"
#include "SessionEvents.h"

#include <variant>

//! What the server pushes: one struct an event, with its name and its fields.
namespace confab {

using Event = std::variant<event::RoomCreated, event::RoomUpdated, event::RoomDeleted, event::RoomReset,
                           event::ResumeDone, event::UserJoined, event::UserLeft, event::MemberUpdated,
                           event::MessageNew, event::MessageEdited, event::MessageDeleted, event::MessageDelivered,
                           event::MessageSeenUpdate, event::TypingStart, event::TypingStop, event::PresenceUpdate,
                           event::StreamStateChanged, event::StreamChunk, event::StreamEnded, event::ServerNotice,
                           event::AgentUpdated, event::RoomRead, event::RoomNotify, event::UserUpdated,
                           event::UserBlock>;

//! An event as it stands in a frame: a durable one carries its room's log number, an ephemeral one carries 0.
struct EventFrame
{
    std::optional<RoomId> room = {};
    qint64 ev = 0;
    Event event;

    bool isDurable() const { return ev > 0; }
    friend bool operator==(const EventFrame &, const EventFrame &) = default;
};

} // namespace confab

namespace confab::reply {

//! What answers room:since.
struct Since
{
    QList<EventFrame> events = {};
    bool more = false;
    qint64 ev = 0; //!< number of the last event, also where that is not known here
};

} // namespace confab::reply
