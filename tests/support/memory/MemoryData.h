// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/AddedPerson.h"
#include "core/ports/LogStore.h"
#include "core/ports/RoomStore.h"
#include "core/ports/StreamStore.h"
#include "MemoryAccountRows.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <type_traits>

namespace confab::support {

//! What the stores in memory keep, and what they need of one another. Without any haste, and written from what the
//! ports promise, so that it can be held against a database.
struct MemoryData
{
    struct Membership
    {
        Role role = Role::Member;
        Timestamp joinedAt = 0;
        bool hasLeft = false;
        std::optional<Timestamp> mutedUntil = {};
    };
    enum class Logged {
        RoomCreated,
        RoomUpdated,
        UserJoined,
        UserLeft,
        MemberUpdated,
        MessageNew,
        MessageEdited,
        MessageDeleted,
        StreamEnded
    };
    //! Ids only: what is read later shows what they name as it is then.
    struct LogRow
    {
        Logged what = Logged::RoomCreated;
        MessageId message = {};
        UserId user = {};
        std::optional<UserId> by = {};
        QString reason = {};
        Role role = Role::Member; //!< that a membership had by it
    };
    struct RoomRow
    {
        Room room = {};
        QMap<UserId, Membership> members = {};
        QList<MessageId> messages = {}; //!< by seq, from 1
        QList<LogRow> log = {};         //!< by ev, from 1
        QMap<UserId, qint64> delivered = {};
        QMap<UserId, qint64> seen = {};
        QMap<UserId, Ban> bans = {};
        QSet<UserId> expelled = {};
        qint64 banNumber = 0;
        QMap<UserId, qint64> marks = {}; //!< as their readers have set them, moved on by what they see and write
        QMap<UserId, core::ReaderSettings> settings = {};
    };
    struct StreamRow
    {
        core::StoredStream stored = {};
        std::optional<UserId> askedBy = {};
        std::optional<MessageId> continues = {};
        std::optional<core::PartText> reasoning = {};
    };

    RoomRow *find(RoomId id);
    //! What rows show of him; who has an account is called as it says by now.
    void remember(const User &user);
    //! Unless somebody has it.
    void dropPicture(const QString &hash);
    static qint64 log(RoomRow &room, const LogRow &row);
    Member memberOf(const RoomRow &room, UserId user) const;
    std::optional<core::StoredRoom> storedRoom(RoomId id) const;
    QList<core::StoredRoom> allRooms() const;
    core::RoomCursors cursorsOf(RoomId id) const;
    std::optional<Message> findByClientId(RoomId room, UserId author, const QString &clientId) const;
    bool isRunning(const Message &message) const;
    Result<> mayPost(RoomId room, UserId author, Timestamp at) const;
    Result<core::MessageChange> append(const core::NewMessage &added);
    //! The message in its current state, whose row is this.
    Message shown(const Message &row) const;
    Result<Message> message(MessageId id) const;
    //! Logs what became of a message.
    core::MessageChange changed(MessageId id, Logged what);
    //! Room by room, by their seq.
    QList<Message> allMessages() const;

    void note(const core::AuditNotes &notes);
    //! Whether `by` may put somebody into a room then.
    Result<> mayBeAdded(const User &user, UserId by, Timestamp at, const core::AddedTo &to) const;
    Result<> mayAllBeAdded(const core::StoredRoom &made) const;
    //! Whether the account has ended, or is suspended then.
    bool isOut(UserId user, Timestamp at) const;
    //! Whether those who have these noted may still do it.
    Result<> mayStill(const core::AuditNotes &notes);
    //! What they do then.
    template <class Act>
    std::invoke_result_t<Act> led(const core::AuditNotes &notes, Act act)
    {
        if (const auto may = mayStill(notes); !may)
            return may.error();
        return noted(act(), notes);
    }
    //! What was done is noted with it, where it was any news.
    template <class T>
    Result<T> noted(Result<T> done, const core::AuditNotes &notes)
    {
        bool isNews = done.has_value();
        if constexpr (requires { done->fresh; })
            isNews = isNews && done->fresh;
        else if constexpr (requires { done->changed; })
            isNews = isNews && !done->changed.isEmpty();
        if (isNews)
            note(notes);
        return done;
    }

    QMap<RoomId, RoomRow> rooms = {};
    QHash<UserId, User> people = {}; //!< as they were called last
    QMap<MessageId, Message> messages = {};
    QHash<MessageId, QHash<QString, qint64>> edits = {}; //!< by their client ids, which log number each had
    QHash<StreamId, StreamRow> streams = {};
    MemoryAccountRows accounts = {};
    QHash<QString, core::Picture> pictures = {}; //!< of somebody or of a room
    struct AuditRow
    {
        qint64 id = 0;
        core::AuditNote note = {};
    };
    QList<AuditRow> audit = {};
    qint64 lastAudit = 0;
};

//! Answers from the event loop, in the order of the calls, as stores on another thread do.
class LaterAnswers
{
public:
    template <class T>
    void give(core::Reply<T> reply, Result<T> result)
    {
        if (!reply)
            return;
        ++m_count;
        QMetaObject::invokeMethod(
            &m_context, [reply = std::move(reply), result = std::move(result)]() mutable { reply(std::move(result)); },
            Qt::QueuedConnection);
    }
    //! The same for a write, which does nothing when it is to fail.
    template <class T, class Write>
    void write(core::Reply<T> reply, Write &&write)
    {
        if (const auto error = std::exchange(m_failure, {}))
            return give<T>(std::move(reply), *error);
        give<T>(std::move(reply), write());
    }
    template <class T>
    void read(core::Reply<T> reply, Result<T> result)
    {
        if (const auto error = std::exchange(m_readFailure, {}))
            return give<T>(std::move(reply), *error);
        give<T>(std::move(reply), std::move(result));
    }
    int count() const { return m_count; }
    void failNextWrite(const Error &error) { m_failure = error; }
    void failNextRead(const Error &error) { m_readFailure = error; }

private:
    QObject m_context;
    int m_count = 0;
    std::optional<Error> m_failure;
    std::optional<Error> m_readFailure;
};

} // namespace confab::support
