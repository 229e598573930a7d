// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/ports/Bus.h"
#include "core/ports/Clock.h"
#include "core/ports/RoomStore.h"
#include "protocol/Rights.h"

#include <QHash>
#include <QSet>

namespace confab::core {

//! All rooms and memberships as they are after the last publication, in memory: what rules and fan-out decide by.
//! Changed by what the bus delivers, and by nothing else. Room thread.
class RoomDirectory
{
public:
    //! Rooms with more members get no presence and cursor pushes; they are asked for instead.
    static constexpr int kMaxPushedMembers = 100;

    using Members = QHash<UserId, Member>;

    //! To be the bus's first subscriber, so that the others find what they hear of. Ends after the bus has delivered
    //! its last. Without a clock nothing ends by time.
    explicit RoomDirectory(Bus &bus, const Clock *clock = nullptr);
    Q_DISABLE_COPY_MOVE(RoomDirectory)

    //! Members are called, and look, as it says by now; it says who is blocked. Outlives this.
    void know(const People &people) { m_people = &people; }
    //! What the store has, before anything is published.
    void load(const QList<StoredRoom> &rooms);

    const Room *room(RoomId id) const;
    //! The number of the newest event of the room that was delivered here; 0: no such room.
    qint64 newestOf(RoomId room) const;
    //! Of something ephemeral for a room: made where more of the room was known than here, so that somebody may still
    //! be here who is out of it there. It may be dropped like everything ephemeral, as what is made after a room has
    //! gone.
    bool isAhead(const Publication &publication) const;
    //! By the folded name (RoomNames.h); the oldest of several from before that rule.
    const Room *publicRoom(const QString &name) const;
    //! The public room of this name, or else the oldest that looks like it.
    const Room *publicRoomLike(const QString &name) const;
    //! The oldest public room that the server made itself, whatever it is called by now. Looks at all rooms.
    const Room *madeByServer() const;
    //! The direct room of exactly these people.
    const Room *directRoom(const QList<UserId> &people) const;
    const Member *member(RoomId room, UserId user) const;
    //! By its clock; 0 without one.
    Timestamp now() const { return m_clock ? m_clock->now() : 0; }
    //! How somebody stands in the room now; valid until the next publication. Of an actor with what he is on the
    //! server.
    rights::Standing standing(RoomId room, UserId user) const;
    rights::Standing standing(RoomId room, const Actor &actor) const;
    bool isBanned(RoomId room, UserId user) const { return banOf(room, user) != nullptr; }
    //! Null for who isn't banned, or is no more.
    const Ban *banOf(RoomId room, UserId user) const;
    //! The ban of who was a member until he was banned: the room is no secret to him. Null for everybody else.
    const Ban *expulsionOf(RoomId room, UserId user) const;
    //! Whether a person is a member; agents don't count.
    bool hasPeople(RoomId room) const;
    //! When something was said in the room last.
    std::optional<Timestamp> lastMessageAt(RoomId room) const;
    const Members &members(RoomId room) const;
    //! False: nobody's name in the room begins with this letter, whatever its case. Cheaper than to look at all of
    //! them.
    bool mayBeginName(RoomId room, QChar letter) const;
    const QSet<RoomId> &roomsOf(UserId user) const;
    //! Every room, in no order.
    QList<RoomId> rooms() const;
    //! Anybody who is a member of a room.
    std::optional<User> user(UserId id) const;

private:
    bool isBlocked(RoomId room, UserId user) const;
    struct Entry
    {
        Room room = {};
        Members members = {};
        int people = 0; //!< members that are no agents
        std::optional<Timestamp> lastMessageAt = {};
        QHash<UserId, Ban> bans = {}; //!< ended ones, too
        QSet<UserId> expelled = {};   //!< by those
        quint64 initials = 0; //!< a bit for each letter that names have begun with; never taken away
    };
    void onPublication(const Publication &publication);
    void onBanChange(const BanChange &change);
    static void ban(Entry &entry, const Ban &ban, bool isExpulsion);
    void add(const StoredRoom &room);
    void update(Entry &entry, const Room &room);
    void remove(RoomId room);
    void addMember(Entry &entry, const Member &member);
    void removeMember(Entry &entry, UserId user);
    void show(const User &user);
    void forgetRoomOf(UserId user, RoomId room);
    void indexName(const Room &room);
    void forgetName(const Room &room);
    QList<const Room *> publicRoomsWith(const QString &key) const;

    const Clock *m_clock;
    const People *m_people = nullptr;
    QHash<RoomId, Entry> m_rooms;
    QMultiHash<QString, RoomId> m_publicNames; // by each key of each name
    QHash<UserId, QSet<RoomId>> m_roomsOf;
};

} // namespace confab::core
