// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "protocol/Types.h"

namespace confab::core {

//! How loud a room was set to be for one of its members.
struct NotifySetting
{
    NotifyLevel level = NotifyLevel::All;
    std::optional<Timestamp> until = {};    //!< from then on `before` holds again
    std::optional<NotifyLevel> before = {}; //!< none: what is usual in the room
    friend bool operator==(const NotifySetting &, const NotifySetting &) = default;
};

//! What a member keeps for himself about a room, as long as he is in it.
struct ReaderSettings
{
    std::optional<NotifySetting> notify = {};
    bool favourite = false;
    friend bool operator==(const ReaderSettings &, const ReaderSettings &) = default;
};

//! What is not set stays as it is; `until` belongs to the level.
struct SettingsChange
{
    std::optional<NotifyLevel> level = {};
    std::optional<Timestamp> until = {};
    std::optional<bool> favourite = {};
};

struct ReadMark
{
    qint64 lastRead = 0;
    bool isAhead = false; //!< further than he had seen before, so that it moved what others see, too
};

//! What members keep for themselves about their rooms; LogStore::standings() shows it. Called and answered on the room
//! thread; writes take effect in the order of the calls, together with those of the other stores, and are answered after
//! a commit that survives a power cut. NotFound: the user is no member.
class ReaderStore
{
public:
    virtual ~ReaderStore() = default;
    //! Moves the reader's own marker, also back; `seq` is cut to what the room has. The seen cursor only ever grows.
    virtual void markRead(RoomId room, UserId user, qint64 seq, Reply<ReadMark> reply) = 0;
    virtual void change(RoomId room, UserId user, const SettingsChange &change, Reply<ReaderSettings> reply) = 0;
};

} // namespace confab::core
