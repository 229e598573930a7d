// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Commands.h"
#include "Events.h"
#include "NameTable.h"

//! The names of commands and events, each list in the order of its variant's alternatives.
namespace confab::codec {

using namespace Qt::StringLiterals;

inline constexpr std::array kCommandNames{
    "hello"_L1,           "session:renew"_L1,     "room:create"_L1,    "room:list"_L1,      "room:get"_L1,
    "room:update"_L1,     "room:delete"_L1,       "room:join"_L1,      "room:leave"_L1,     "room:members"_L1,
    "room:since"_L1,      "message:send"_L1,      "message:edit"_L1,   "message:delete"_L1, "message:get"_L1,
    "message:history"_L1, "message:delivered"_L1, "message:seen"_L1,   "typing:start"_L1,   "typing:stop"_L1,
    "presence:set"_L1,    "presence:get"_L1,      "agent:list"_L1,     "stream:request"_L1, "stream:stop"_L1,
    "stream:resume"_L1,   "stream:status"_L1,     "stream:metrics"_L1, "room:invite"_L1,    "member:kick"_L1};
static_assert(kCommandNames.size() == std::variant_size_v<Command>);

//! The end of a stream has three names, so its place in the variant has "stream:complete" and two more follow behind.
inline constexpr std::array kEventNames{
    "room:created"_L1,    "room:updated"_L1,      "room:deleted"_L1,        "room:reset"_L1,      "resume:done"_L1,
    "user:joined"_L1,     "user:left"_L1,         "member:updated"_L1,      "message:new"_L1,     "message:edited"_L1,
    "message:deleted"_L1, "message:delivered"_L1, "message:seen:update"_L1, "typing:start"_L1,    "typing:stop"_L1,
    "presence:update"_L1, "stream:state"_L1,      "stream:chunk"_L1,        "stream:complete"_L1, "server:notice"_L1,
    "agent:updated"_L1,   "stream:stopped"_L1,    "stream:error"_L1};
static_assert(kEventNames.size() == std::variant_size_v<Event> + 2);

inline constexpr NameTable kCommandTable(kCommandNames);
inline constexpr NameTable kEventTable(kEventNames);

} // namespace confab::codec
