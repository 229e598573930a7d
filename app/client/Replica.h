// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OutboxEntry.h"
#include "protocol/Commands.h"
#include "protocol/Result.h"
#include "RoomEntry.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace confab::client {

class ReplicaDatabase;

//! The local copy of what one account sees on one server: an SQLite file, used from the GUI thread only. Writes of one
//! turn of the event loop are one transaction; what must be on disk at once is followed by flush(). Survives kill -9.
class Replica : public QObject
{
    Q_OBJECT
public:
    explicit Replica(QObject *parent = nullptr);
    ~Replica() override;

    //! Opens or makes the file `name`.db in `folder`. One made by a newer version, or damaged, is set aside and
    //! begun anew; outbox and drafts are taken over when they can be read, now or at a later start. Anything else that
    //! keeps it from being opened is an error, and the file stays as it is.
    Result<> open(const QString &folder, const QString &name);
    void close();
    //! Commits now. False when that failed, as on a full disk; what was written is kept then, and written again when
    //! that is possible.
    bool flush();

    QList<RoomEntry> rooms();
    void putRoom(const RoomEntry &entry);
    //! With all that belongs to it, except its outbox.
    void removeRoom(RoomId room);

    QHash<RoomId, command::RoomPosition> positions();
    void setPosition(RoomId room, const command::RoomPosition &position);

    //! The unbroken run of at most `limit` messages that ends at `newest` (0: at the newest one), ascending.
    QList<Message> messages(RoomId room, qint64 newest, int limit);
    std::optional<Message> message(RoomId room, qint64 seq);
    std::optional<Message> message(MessageId id);
    void putMessages(const QList<Message> &messages);
    void clearMessages(RoomId room);
    //! Undeleted messages of others above `seq`.
    int countUnread(RoomId room, qint64 seq, UserId self);

    QList<Member> members(RoomId room);
    void replaceMembers(RoomId room, const QList<Member> &members);
    void putMember(RoomId room, const Member &member);
    void removeMember(RoomId room, UserId user);

    struct StoredCursor
    {
        UserId user = {};
        qint64 delivered = 0;
        qint64 seen = 0;
    };
    QList<StoredCursor> cursors(RoomId room);
    void putCursor(RoomId room, const StoredCursor &cursor);
    void clearCursors(RoomId room);

    QString draft(RoomId room);
    void setDraft(RoomId room, const QString &text);

    //! In order of sending.
    QList<OutboxEntry> outbox();
    //! Written down before it returns; false when that was not possible, and then it will not be there later.
    bool addToOutbox(const OutboxEntry &entry);
    void changeInOutbox(const OutboxEntry &entry, bool toTheEnd);
    //! The server has it.
    void removeFromOutbox(const QString &clientId);
    //! It is not to be sent: gone from the disk when this returns, if that is possible.
    void discardFromOutbox(const QString &clientId);

private:
    //! Takes over what only this file has: outbox and drafts. False: to be tried again at the next start.
    bool rescue(const QString &path);

    std::unique_ptr<ReplicaDatabase> m_database;
};

} // namespace confab::client
