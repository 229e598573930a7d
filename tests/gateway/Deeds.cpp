// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Deeds.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

Deeds::Deeds(QRandomGenerator &random, const Common &common)
    : m_random(random)
    , m_common(common)
{
}

Deeds::Deed Deeds::any(const OneOfSeveral &server, const std::optional<Room> &room)
{
    const int what = below(25);
    if (!room || what == 0)
        return {create()};
    if (what < 15)
        return {takePart(*room)};
    if (what < 18)
        return {manage(*room)};
    return what < 20 ? revise(*room) : lead(server, *room);
}

Command Deeds::create()
{
    const RoomKind kind = below(2) == 0 ? RoomKind::Public : RoomKind::Private;
    return command::RoomCreate{.name = u"Attic "_s + anew(), .kind = kind, .members = {anybody()}};
}

Command Deeds::takePart(const Room &room)
{
    const int what = below(16);
    if (what < 6) {
        const QString text = below(4) == 0 ? u"@Sage why?"_s : u"Well."_s;
        return command::MessageSend{room.id, anew(), text, {}, {}};
    }
    if (what < 10)
        return command::TypingStart{room.id, MessageId::make()};
    if (what < 13)
        return command::RoomJoin{room.id, {}};
    if (what < 15)
        return command::RoomLeave{room.id};
    return command::MessageSeen{room.id, room.seq};
}

Command Deeds::manage(const Room &room)
{
    switch (below(7)) {
    case 0:
    case 1:
        return command::RoomUpdate{room.id, std::nullopt, anew()};
    case 2:
        return command::RoomDelete{room.id};
    case 3:
        return command::MemberKick{room.id, m_common.sage.id, {}};
    case 4:
    case 5:
        return command::RoomInvite{room.id, {anybody()}};
    default:
        return command::RoomInvite{room.id, {m_common.sage.id}};
    }
}

Deeds::Deed Deeds::revise(const Room &room)
{
    QList<Message> messages = m_common.stores.allMessages();
    messages.removeIf([&](const Message &message) { return message.room != room.id; });
    if (messages.isEmpty())
        return {takePart(room)};
    const Message &message = messages[below(int(messages.size()))];
    const std::optional<UserId> by = below(6) == 0 ? std::nullopt : std::optional(message.author.id);
    if (below(3) == 0)
        return {command::MessageDelete{message.id}, by};
    return {command::MessageEdit{message.id, u"Better "_s + anew(), {}}, by};
}

Deeds::Deed Deeds::lead(const OneOfSeveral &server, const Room &room)
{
    const std::optional<UserId> by = below(6) == 0 ? std::nullopt : leaderOf(server, room.id);
    const UserId whom = anybody();
    // Who is banned is let in more often than not, or soon nobody would be left.
    if (server.directory.isBanned(room.id, whom) && below(4) != 0)
        return {command::MemberBan{.room = room.id, .user = whom, .on = false}, by};
    switch (below(6)) {
    case 0:
        return {command::MemberRole{room.id, whom, Role(below(3))}, by};
    case 1:
    case 2:
        return {command::MemberMute{room.id, whom, anyEnd()}, by};
    default:
        return {command::MemberBan{.room = room.id, .user = whom, .on = below(6) != 0, .until = anyEnd()}, by};
    }
}

std::optional<UserId> Deeds::leaderOf(const OneOfSeveral &server, RoomId room)
{
    const int from = below(int(m_people.size()));
    for (int i = 0; i < m_people.size(); ++i) {
        const UserId user = m_people[(from + i) % int(m_people.size())].id;
        if (server.directory.standing(room, user).isModerator())
            return user;
    }
    return std::nullopt;
}

//! While the history goes on, or never.
std::optional<Timestamp> Deeds::anyEnd()
{
    return below(2) == 0 ? std::optional(m_common.clock.now() + 1 + below(200)) : std::nullopt;
}

} // namespace confab::tests
