// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatViewers.h"

#include <algorithm>

namespace confab::compat::chatapp {

using core::ConnectionId;

ChatViewers::Connections &ChatViewers::placeOf(const Viewer &viewer)
{
    return viewer.chat.isNull() ? m_everywhere[viewer.person] : m_inChat[viewer.chat];
}

void ChatViewers::leave(const Viewer &viewer, ConnectionId connection)
{
    Connections &place = placeOf(viewer);
    place.remove(connection);
    if (!place.isEmpty())
        return;
    if (viewer.chat.isNull())
        m_everywhere.remove(viewer.person);
    else
        m_inChat.remove(viewer.chat);
}

void ChatViewers::add(ConnectionId connection, UserId person)
{
    const Viewer viewer{.person = person};
    m_viewers.insert(connection, viewer);
    placeOf(viewer).insert(connection);
}

void ChatViewers::remove(ConnectionId connection)
{
    const auto it = m_viewers.find(connection);
    if (it == m_viewers.end())
        return;
    const Viewer viewer = *it;
    m_viewers.erase(it);
    leave(viewer, connection);
    for (RoomId chat : viewer.opened) {
        if (--m_openBy[chat] <= 0)
            m_openBy.remove(chat);
    }
}

void ChatViewers::open(ConnectionId connection, RoomId chat)
{
    const auto it = m_viewers.find(connection);
    if (it == m_viewers.end())
        return;
    leave(*it, connection);
    it->chat = chat;
    placeOf(*it).insert(connection);
    if (it->opened.contains(chat))
        return;
    it->opened.insert(chat);
    ++m_openBy[chat];
}

QList<ConnectionId> ChatViewers::of(RoomId chat, UserId person) const
{
    QList<ConnectionId> seeing = m_inChat.value(chat).values() + m_everywhere.value(person).values();
    std::ranges::sort(seeing);
    return seeing;
}

QList<ConnectionId> ChatViewers::ofReaders(RoomId chat, const std::function<bool(UserId)> &mayRead) const
{
    QList<ConnectionId> seeing;
    const Connections inChat = m_inChat.value(chat);
    for (ConnectionId connection : inChat) {
        if (mayRead(m_viewers.value(connection).person))
            seeing.append(connection);
    }
    for (auto person = m_everywhere.cbegin(); person != m_everywhere.cend(); ++person) {
        if (mayRead(person.key()))
            seeing += person->values();
    }
    std::ranges::sort(seeing);
    return seeing;
}

} // namespace confab::compat::chatapp
