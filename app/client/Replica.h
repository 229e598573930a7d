// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DraftSubject.h"
#include "OutboxEntry.h"
#include "protocol/Commands.h"
#include "protocol/Result.h"
#include "ReplicaWrite.h"
#include "RoomEntry.h"
#include "Unwritten.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace confab::client {

class ReplicaDatabase;

//! The local copy of what one account sees on one server: an SQLite file. Lives on the GUI thread and never writes
//! there: a thread of its own does, what came in one turn of the event loop as one transaction. Survives kill -9.
//! Messages and drafts are read as they were written, be they in the file yet or not. All else is held in memory by
//! who writes it, and is read from the file: rooms, positions, members, cursors, outbox.
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
    //! Waits until all is written, some seconds at most.
    void close();
    //! Waits until all is written: for tests. False when that failed, as on a full disk; what was written is kept
    //! then, and written again when that is possible.
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
    //! Of all rooms that have one.
    QHash<RoomId, QString> drafts();
    void setDraft(RoomId room, const QString &text);
    std::optional<DraftSubject> draftSubject(RoomId room) const;
    void setDraftSubject(RoomId room, const std::optional<DraftSubject> &subject);

    //! In order of sending.
    QList<OutboxEntry> outbox();
    //! outboxWritten() or outboxRefused() follows; after a refusal it is tried again, until it is discarded.
    void addToOutbox(const OutboxEntry &entry);
    void changeInOutbox(const OutboxEntry &entry, bool toTheEnd);
    //! The server has it.
    void removeFromOutbox(const QString &clientId);
    //! It is not to be sent.
    void discardFromOutbox(const QString &clientId);
    //! The user wants to know whether the disk takes things again.
    void tryAgain();

Q_SIGNALS:
    //! On the disk, a power cut notwithstanding: it may be sent.
    void outboxWritten(const QString &clientId);
    //! The disk takes nothing. Told again with each try.
    void outboxRefused(const QString &clientId);

private:
    void loadDraftSubjects();
    void onCommitted(quint64 ticket);
    void onRefused();
    void forgetOutboxEntry(const QString &clientId, ReplicaWrite::Durability durability);
    std::optional<Message> storedMessage(RoomId room, qint64 seq);

    std::unique_ptr<ReplicaDatabase> m_database;
    Unwritten m_unwritten;
    QHash<RoomId, DraftSubject> m_draftSubjects;
    QMap<quint64, QString> m_addedToOutbox; // by ticket: the clientIds of what is not written yet
};

} // namespace confab::client
