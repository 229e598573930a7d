// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BetweenMessages.h"

#include <functional>

namespace confab::models {

//! The rows of a timeline, newest first, with what stands between messages put in. Follows the
//! changes of the messages with as few row changes as possible. Indexes count messages, rows count everything.
class TimelineItems
{
public:
    //! What to call around each change; the meaning of first and last is that of QAbstractItemModel.
    struct Hooks
    {
        std::function<void(int first, int last)> beginInsert;
        std::function<void()> endInsert;
        std::function<void(int first, int last)> beginRemove;
        std::function<void()> endRemove;
        //! Grouping of a message changed.
        std::function<void(int row)> regrouped;
        //! The system lines of a row are others.
        std::function<void(int row)> relined = {};
        //! Empty for a list without system lines.
        LineFacts lineFacts = {};
    };

    explicit TimelineItems(Hooks hooks);

    int count() const { return int(m_items.size()); }
    int messageCount() const { return m_messages; }
    const TimelineItem &at(int row) const { return m_items.at(row); }
    //! The row of a message; count() for the index one past the last.
    int rowOf(int index) const;
    //! The row of a message that is numbered; -1 when it is not among the rows.
    int rowOf(MessageId message) const;
    //! Null for a row that is none or shows no message.
    const Message *messageAt(int row) const;
    //! The next older one than that of this row; null for the oldest.
    const Message *messageAbove(int row) const;
    //! The row of the line of new messages, -1 without one.
    int lineRow() const;

    //! Without hooks: the caller resets its model around it.
    void reset(const QList<client::TimelineRow> &messages, qint64 lineSeq);
    void insert(int index, const QList<client::TimelineRow> &messages);
    void remove(int first, int last);
    //! Another state of the same message. Gives its row.
    int change(int index, const client::TimelineRow &message);
    //! The message that bears the line, 0 for none.
    void setLine(qint64 seq);
    //! lineFacts() may answer otherwise now.
    void settleLines();

private:
    int olderMessage(int row) const;
    int newerMessage(int row) const;
    int newestMessage() const { return olderMessage(-1); }
    QList<TimelineItem> blocksOf(const QList<client::TimelineRow> &messages, const Message *above) const;
    //! Corrects what stands above the message in this row.
    void settle(int row);
    //! The same for what stands below the newest.
    void settleTail();
    QList<TimelineItem> tail() const;
    //! The rows from `row` on, up to the next message, are these.
    void setRows(int row, const QList<TimelineItem> &wanted);
    void setLines(int row, const LineRange &lines);
    void setGroup(int row, bool first);
    void setLast(int row, bool last);
    int rowOfSeq(qint64 seq) const;

    Hooks m_hooks;
    QList<TimelineItem> m_items;
    int m_messages = 0;
    qint64 m_lineSeq = 0;
};

} // namespace confab::models
