// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TimelineRow.h"

#include <QObject>

namespace confab::client {

//! The rows of one timeline, newest first: what waits in the outbox, then one unbroken run of messages by falling seq.
//! Tells each change before and after it happens, in the manner of an item model: connect a list model to it directly.
class TimelineRows : public QObject
{
    Q_OBJECT
public:
    explicit TimelineRows(UserId self, QObject *parent = nullptr);

    int count() const { return int(m_pending.size() + m_messages.size()); }
    TimelineRow at(int index) const;
    //! -1 when it is not among the rows.
    int indexOf(MessageId message) const;
    int indexOfSeq(qint64 seq) const;
    int indexOfClientId(const QString &clientId) const;
    qint64 newestSeq() const { return m_messages.isEmpty() ? 0 : m_messages.first().seq; }
    qint64 oldestSeq() const { return m_messages.isEmpty() ? 0 : m_messages.last().seq; }

    //! Replaces the run; what is the same at the newer end is kept in place and told as changes only.
    void replaceMessages(QList<Message> ascending);
    //! Adds a run right below or above; false when it would leave a hole.
    bool addOlder(const QList<Message> &ascending);
    bool addNewer(const QList<Message> &ascending);
    //! Puts a message in its place: a change of a known one, the new newest one, or the end of a pending row.
    //! False when it does not touch the run.
    bool put(const Message &message);
    void setStreamText(int index, const QString &content, const MessageStream &stream);

    void addPending(const TimelineRow &row);
    void changePending(const TimelineRow &row);
    void removePending(const QString &clientId);
    void hidePending(bool hidden);

    void setReached(qint64 delivered, qint64 seen);

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
    Delivery deliveryOf(const Message &message) const;
    int pendingIndex(const QString &clientId) const;
    void prepend(const Message &message);
    void change(int messageIndex, const Message &message);
    void landPending(int pendingIndex, const Message &message);

    UserId m_self;
    QList<TimelineRow> m_pending; // newest first
    QList<TimelineRow> m_hidden;  // the same, while the newest messages are out of sight
    bool m_isHidden = false;
    QList<Message> m_messages; // newest first, consecutive seq
    qint64 m_delivered = 0;
    qint64 m_seen = 0;
};

} // namespace confab::client
