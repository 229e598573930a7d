// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OneOfSeveral.h"
#include "protocol/Commands.h"

#include <QRandomGenerator>

namespace confab::tests {

//! What people may come to do at one of several servers, whether they are allowed to or not.
class Deeds
{
public:
    struct Deed
    {
        Command command;
        std::optional<UserId> by = {}; //!< none: whoever
    };

    Deeds(QRandomGenerator &random, const Common &common);

    void setPeople(const QList<User> &people) { m_people = people; }
    //! In that room, which is one of the server's picture; without one a room is made.
    Deed any(const OneOfSeveral &server, const std::optional<Room> &room);

private:
    Command create();
    Command takePart(const Room &room);
    //! The room itself, and who is put into it.
    Command manage(const Room &room);
    //! A message that is there already; mostly by who wrote it.
    Deed revise(const Room &room);
    //! Somebody does something to somebody; mostly who may.
    Deed lead(const OneOfSeveral &server, const Room &room);
    std::optional<UserId> leaderOf(const OneOfSeveral &server, RoomId room);
    std::optional<Timestamp> anyEnd();
    UserId anybody() { return m_people[below(int(m_people.size()))].id; }
    QString anew() { return QString::number(++m_number); }
    int below(int count) { return int(m_random.bounded(count)); }

    QRandomGenerator &m_random;
    const Common &m_common;
    QList<User> m_people;
    int m_number = 0;
};

} // namespace confab::tests
