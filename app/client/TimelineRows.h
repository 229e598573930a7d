// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TimelineRow.h"

#include <QHash>
#include <QObject>

namespace confab::client {

//! The rows of one timeline, newest first: what waits in the outbox, then one unbroken run of messages by falling seq.
//! Tells each change before and after it happens, in the manner of an item model: connect a list model to it directly.
class TimelineRows : public QObject
{
    Q_OBJECT
public:
    explicit TimelineRows(UserId self, QObject *parent = nullptr);

    int count() const { return offset() + int(m_messages.size()); }
    TimelineRow at(int index) const;
    //! -1 when it is not among the rows.
    int indexOf(MessageId message) const;
    int indexOfSeq(qint64 seq) const;
    int indexOfClientId(const QString &clientId) const;
    qint64 newestSeq() const { return m_messages.isEmpty() ? 0 : m_messages.first().seq; }
    qint64 oldestSeq() const { return m_messages.isEmpty() ? 0 : m_messages.last().seq; }

    //! Replaces the run; where old and new overlap, rows stay in place and only what differs is told.
    void replaceMessages(const QList<Message> &ascending);
    //! Adds what is older or newer than the run, and is known to follow it without a hole; the rest is ignored.
    void addOlder(const QList<Message> &ascending);
    void addNewer(const QList<Message> &ascending);
    //! Puts a message in its place: a change of a known one, a new one, or the end of a pending row.
    void put(const Message &message);
    void setStreamText(int index, const QString &content, const MessageStream &stream);

    void addPending(const TimelineRow &row);
    void changePending(const TimelineRow &row);
    void removePending(const QString &clientId);
    //! While the newest messages are out of sight.
    void hidePending(bool hidden);

    void setReached(qint64 delivered, qint64 seen);
    //! An edit of this message begins, or one has its answer.
    void noteSaving(MessageId message, bool begins);

Q_SIGNALS:
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    //! `to` is the index after the move, when the row was taken out first.
    void aboutToMove(int from, int to);
    void moved();
    void changed(int index, confab::client::RowFields fields);
    void aboutToReset();
    void reset();

private:
    int offset() const { return m_isHidden ? 0 : int(m_pending.size()); }
    int placeOf(qint64 seq) const;
    int pendingIndex(const QString &clientId) const;
    Delivery deliveryOf(const Message &message) const;
    bool canMerge(const QList<Message> &ascending) const;
    void insertMessages(int place, const QList<Message> &newestFirst);
    void removeMessages(int place, int count);
    void change(int place, const Message &message);
    void landPending(int pending, int place, const Message &message);
    void settle(const QList<Message> &messages);

    UserId m_self;
    QList<TimelineRow> m_pending; // newest first
    bool m_isHidden = false;
    QList<Message> m_messages; // newest first, falling seq
    qint64 m_delivered = 0;
    qint64 m_seen = 0;
    QHash<MessageId, int> m_saving; // edits under way
};

} // namespace confab::client
