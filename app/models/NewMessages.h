// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace confab::models {

//! Where the new messages of the open room begin, and how many they are. They begin above the first one that came in
//! while nobody looked; being seen doesn't move that place, so that a reader finds it.
class NewMessages
{
public:
    //! How far the user has read the room, on any device, and how many messages of others stand above that.
    struct Read
    {
        qint64 upTo = 0;
        int unread = 0;
    };
    //! Why somebody reads a room differently now.
    enum class Cause { Other, OwnMessage };

    //! The last message before them; none without new ones.
    std::optional<qint64> after() const { return m_after; }
    //! Messages of others from there on, until the reader has been there.
    int missed() const { return m_after && !m_reached ? m_count : 0; }

    //! Another room.
    void open(Read read);
    //! The room is read differently, or somebody has written. `watched`: what comes in is being looked at.
    void follow(Read read, bool watched, Cause cause);
    //! The reader gets so far here, and now; what follow() says next is no news.
    void noteSeenHere(qint64 seq);
    //! The reader has had the place in sight.
    void reach() { m_reached = true; }
    //! The reader knows them.
    void clear() { m_after.reset(); }

private:
    void begin(Read read);

    std::optional<qint64> m_after;
    Read m_read;
    int m_count = 0;
    bool m_reached = false;
};

} // namespace confab::models
