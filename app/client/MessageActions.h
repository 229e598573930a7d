// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DraftSubject.h"
#include "protocol/Codec.h"
#include "Timing.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace confab::client {

class Workspace;

//! What a user can do with messages. Sending works without a connection; editing and deleting need it.
class MessageActions : public QObject
{
    Q_OBJECT
public:
    MessageActions(Workspace &workspace, Timing timing);

    //! Shows and queues it at once; the clientId, or why it could not be kept (empty, too long, disk).
    Result<QString> send(RoomId room, const QString &content, std::optional<MessageId> replyTo = {},
                         std::optional<MessageId> thread = {});
    void retry(const QString &clientId);
    void discard(const QString &clientId);
    //! Its row says so until there is an answer.
    void edit(const Message &message, const QString &content, Reply<> reply);
    void remove(MessageId message, Reply<> reply);

    //! Everything up to `seq` was on the screen. Kept without a connection, and told later.
    void markSeen(RoomId room, qint64 seq);
    //! Call on each key press; announces at most every few seconds.
    void typing(RoomId room);
    void stopTyping(RoomId room);

    QString draft(RoomId room) const;
    void setDraft(RoomId room, const QString &text);
    std::optional<DraftSubject> draftSubject(RoomId room) const;
    void setDraftSubject(RoomId room, const std::optional<DraftSubject> &subject);

    //! Something of others came in: told to the server, merged.
    void noteDelivered(RoomId room, qint64 seq);
    //! The room's messages are numbered anew.
    void forgetDelivered(RoomId room);
    //! Tells what was seen without a connection.
    void catchUp(const QList<RoomSummary> &rooms);

private:
    void change(const Command &command, Reply<> reply);
    void noteSaving(const Message &message, bool begins);
    void tellDelivered();

    Workspace &m_workspace;
    Timing m_timing;
    QHash<RoomId, QElapsedTimer> m_typing; // when it was last announced
    QHash<RoomId, qint64> m_delivered;     // still to be told
    QHash<RoomId, qint64> m_told;
    QTimer m_deliveredTimer;
};

} // namespace confab::client
