// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Samples.h"

#include <QTest>

namespace confab::storage::samples {

//! What a client holds of one room after it has applied events.
struct Picture
{
    QMap<qint64, Message> messages = {};
    QMap<UserId, Member> members = {};
    qint64 ev = 0;

    void apply(const EventFrame &frame)
    {
        QCOMPARE(frame.ev, ev + 1);
        ev = frame.ev;
        std::visit([this](const auto &event) { take(event); }, frame.event);
    }
    void take(const event::MessageNew &event) { messages[event.message.seq] = event.message; }
    void take(const event::MessageEdited &event) { messages[event.message.seq] = event.message; }
    void take(const event::MessageDeleted &event) { messages[event.message.seq] = event.message; }
    void take(const event::UserJoined &event) { members[event.member.user.id] = event.member; }
    void take(const event::MemberUpdated &event) { members[event.member.user.id] = event.member; }
    void take(const event::UserLeft &event) { members.remove(event.user); }
    void take(const event::StreamEnded &event)
    {
        for (Message &each : messages) {
            if (each.id != event.message)
                continue;
            each.content = event.content;
            each.tokens = event.tokens;
            each.stream->state = event.state;
            each.stream->from.reset();
            each.stream->reason = event.reason;
        }
    }
    template <class Other>
    void take(const Other &)
    {
    }
};

// Replies are counted by who shows them, when a message of the thread comes in.
inline Message withoutCount(Message message)
{
    message.replyCount = 0;
    return message;
}

inline void compare(const Picture &picture, const QList<Message> &messages, const core::StoredRoom &room)
{
    QCOMPARE(picture.ev, room.room.ev);
    QCOMPARE(picture.messages.size(), messages.size());
    for (const Message &each : messages)
        QCOMPARE(withoutCount(picture.messages.value(each.seq)), withoutCount(each));
    QCOMPARE(picture.members.size(), room.members.size());
    for (const Member &each : room.members)
        QCOMPARE(picture.members.value(each.user.id), each);
}

//! Applies what the log has above the picture, in pages.
inline void replay(Stores &storage, RoomId room, Picture &picture, int limit)
{
    for (bool more = true; more;) {
        const auto log = since(storage, room, picture.ev, limit, 300);
        QVERIFY(log);
        for (const EventFrame &frame : log->events)
            picture.apply(frame);
        more = log->more;
    }
}

} // namespace confab::storage::samples
