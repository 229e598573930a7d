// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineItems.h"

#include "Grouping.h"
#include "Times.h"

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

//! The same before and after the server numbered the message.
QString keyOf(const Message &message)
{
    if (message.clientId.isEmpty())
        return message.id.toString();
    return message.author.id.toString() + u'/' + message.clientId;
}

TimelineItem dayItem(const Message &message)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::Day;
    item.day = times::dayOf(message.createdAt);
    item.key = "day/"_L1 + item.day.toString(Qt::ISODate);
    return item;
}

TimelineItem systemItem(const LineRange &range)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::System;
    item.lines = range;
    item.key = "lines/"_L1 + QString::number(range.from);
    return item;
}

TimelineItem lineItem()
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::NewMessages;
    item.key = u"new"_s;
    return item;
}

} // namespace

TimelineItems::TimelineItems(Hooks hooks)
    : m_hooks(std::move(hooks))
{
}

int TimelineItems::rowOf(int index) const
{
    if (index >= m_messages)
        return count();
    int row = 0;
    for (int left = index;; ++row) {
        if (m_items.at(row).kind == TimelineItem::Kind::Message && left-- == 0)
            return row;
    }
}

int TimelineItems::rowOf(MessageId message) const
{
    for (int row = 0; row < count() && !message.isNull(); ++row) {
        if (m_items.at(row).row.message.id == message)
            return row;
    }
    return -1;
}

const Message *TimelineItems::messageAt(int row) const
{
    const bool isMessage = row >= 0 && row < count() && m_items.at(row).kind == TimelineItem::Kind::Message;
    return isMessage ? &m_items.at(row).row.message : nullptr;
}

const Message *TimelineItems::messageAbove(int row) const
{
    return messageAt(olderMessage(row));
}

int TimelineItems::lineRow() const
{
    if (m_lineSeq == 0)
        return -1;
    for (int row = 0; row < count(); ++row) {
        if (m_items.at(row).kind == TimelineItem::Kind::NewMessages)
            return row;
    }
    return -1;
}

void TimelineItems::reset(const QList<client::TimelineRow> &messages, qint64 lineSeq)
{
    m_lineSeq = lineSeq;
    m_items = blocksOf(messages, nullptr);
    m_messages = int(messages.size());
    if (!messages.isEmpty() && messages.first().message.seq > 0) {
        const LineRange tail{messages.first().message.seq, LineRange::kOpen};
        if (hasLines(tail))
            m_items.prepend(systemItem(tail));
    }
}

void TimelineItems::insert(int index, const QList<client::TimelineRow> &messages)
{
    if (messages.isEmpty())
        return;
    if (index == 0)
        dropTail();
    const int row = rowOf(index);
    const int older = row < count() ? row : -1;
    const QList<TimelineItem> items = blocksOf(messages, older < 0 ? nullptr : &m_items.at(older).row.message);
    m_hooks.beginInsert(row, row + int(items.size()) - 1);
    m_items.insert(row, items.size(), TimelineItem());
    std::copy(items.cbegin(), items.cend(), m_items.begin() + row);
    m_messages += int(messages.size());
    m_hooks.endInsert();
    // The neighbours: the older one may no longer be the last of its group, the newer one no longer the first.
    if (const int oldest = newerMessage(row + int(items.size())); older >= 0)
        setLast(row + int(items.size()), m_items.at(oldest).firstInGroup);
    if (const int newer = newerMessage(row); newer >= 0)
        settle(newer);
    settleTail();
}

void TimelineItems::remove(int first, int last)
{
    const int row = rowOf(first);
    const int end = rowOf(last + 1);
    m_hooks.beginRemove(row, end - 1);
    m_items.remove(row, end - row);
    m_messages -= last - first + 1;
    m_hooks.endRemove();
    if (const int newer = newerMessage(row); newer >= 0)
        settle(newer);
    else if (row < count())
        setLast(row, true);
    settleTail();
}

int TimelineItems::change(int index, const client::TimelineRow &message)
{
    const int row = rowOf(index);
    m_items[row].row = message;
    settle(row);
    // Its own day and line rows are older, so its row stays; those of the newer neighbour are newer.
    if (const int newer = newerMessage(row); newer >= 0)
        settle(newer);
    settleTail();
    return rowOf(index);
}

void TimelineItems::setLine(qint64 seq)
{
    const qint64 old = std::exchange(m_lineSeq, seq);
    if (old == seq)
        return;
    if (const int row = rowOfSeq(old); row >= 0)
        settle(row);
    if (const int row = rowOfSeq(seq); row >= 0)
        settle(row);
}

void TimelineItems::settleLines()
{
    for (int row = count() - 1; row >= 0; --row) {
        if (row < count() && m_items.at(row).kind == TimelineItem::Kind::Message)
            settle(row);
    }
    settleTail();
}

int TimelineItems::olderMessage(int row) const
{
    for (int i = row + 1; i < count(); ++i) {
        if (m_items.at(i).kind == TimelineItem::Kind::Message)
            return i;
    }
    return -1;
}

int TimelineItems::newerMessage(int row) const
{
    for (int i = row - 1; i >= 0; --i) {
        if (m_items.at(i).kind == TimelineItem::Kind::Message)
            return i;
    }
    return -1;
}

QList<TimelineItem> TimelineItems::blocksOf(const QList<client::TimelineRow> &messages, const Message *above) const
{
    QList<TimelineItem> items;
    items.reserve(messages.size() + 4);
    bool last = true;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const Message &message = messages.at(i).message;
        const Message *older = i + 1 < messages.size() ? &messages.at(i + 1).message : above;
        const Surroundings around = surroundingsOf(message, older, m_lineSeq);
        const LineRange lines = linesAbove(message, older);
        const bool hasSystem = hasLines(lines);
        const bool isFirst = around.firstInGroup || hasSystem;
        TimelineItem item;
        item.row = messages.at(i);
        item.key = keyOf(message);
        item.firstInGroup = isFirst;
        item.lastInGroup = std::exchange(last, isFirst);
        items.append(std::move(item));
        if (around.newMessages)
            items.append(lineItem());
        if (around.day)
            items.append(dayItem(message));
        if (hasSystem)
            items.append(systemItem(lines));
    }
    return items;
}

void TimelineItems::settle(int row)
{
    const Message message = m_items.at(row).row.message;
    const int older = olderMessage(row);
    const Message *above = older < 0 ? nullptr : &m_items.at(older).row.message;
    const Surroundings around = surroundingsOf(message, above, m_lineSeq);
    const LineRange lines = linesAbove(message, above);
    const bool hasSystem = hasLines(lines);
    int at = row + 1;
    setAbove(row, lineItem(), around.newMessages, at);
    at += around.newMessages ? 1 : 0;
    setAbove(row, dayItem(message), around.day, at);
    at += around.day ? 1 : 0;
    setAbove(row, systemItem(lines), hasSystem, at);
    if (hasSystem)
        m_items[at].lines = lines;
    setGroup(row, around.firstInGroup || hasSystem);
    const int newer = newerMessage(row);
    setLast(row, newer < 0 || m_items.at(newer).firstInGroup);
}

LineRange TimelineItems::linesAbove(const Message &message, const Message *older) const
{
    // What waits is numbered after all that happened so far.
    const qint64 to = message.seq > 0 ? message.seq : LineRange::kOpen;
    if (!older)
        return {-1, to};
    return older->seq > 0 ? LineRange{older->seq, to} : LineRange{to, to};
}

bool TimelineItems::hasTail() const
{
    return !m_items.isEmpty() && m_items.first().kind == TimelineItem::Kind::System;
}

void TimelineItems::dropTail()
{
    if (!hasTail())
        return;
    m_hooks.beginRemove(0, 0);
    m_items.removeFirst();
    m_hooks.endRemove();
}

void TimelineItems::settleTail()
{
    const int newest = newestMessage();
    const qint64 seq = newest < 0 ? 0 : m_items.at(newest).row.message.seq;
    const LineRange tail{seq, LineRange::kOpen};
    const bool wanted = seq > 0 && hasLines(tail);
    if (hasTail() && wanted && m_items.first().lines == tail)
        return;
    dropTail();
    if (!wanted)
        return;
    m_hooks.beginInsert(0, 0);
    m_items.prepend(systemItem(tail));
    m_hooks.endInsert();
}

//! The one row of this kind that belongs to the message: there, at `at`, or not at all.
void TimelineItems::setAbove(int row, const TimelineItem &fresh, bool wanted, int at)
{
    for (int i = row + 1; i < count() && m_items.at(i).kind != TimelineItem::Kind::Message; ++i) {
        if (m_items.at(i).kind != fresh.kind)
            continue;
        if (wanted && m_items.at(i).key == fresh.key)
            return;
        m_hooks.beginRemove(i, i);
        m_items.removeAt(i);
        m_hooks.endRemove();
        break;
    }
    if (!wanted)
        return;
    m_hooks.beginInsert(at, at);
    m_items.insert(at, fresh);
    m_hooks.endInsert();
}

void TimelineItems::setGroup(int row, bool first)
{
    if (std::exchange(m_items[row].firstInGroup, first) != first)
        m_hooks.regrouped(row);
    if (const int older = olderMessage(row); older >= 0)
        setLast(older, first);
}

void TimelineItems::setLast(int row, bool last)
{
    if (std::exchange(m_items[row].lastInGroup, last) != last)
        m_hooks.regrouped(row);
}

int TimelineItems::rowOfSeq(qint64 seq) const
{
    if (seq <= 0)
        return -1;
    for (int row = 0; row < count(); ++row) {
        const TimelineItem &item = m_items.at(row);
        if (item.kind == TimelineItem::Kind::Message && item.row.message.seq == seq)
            return row;
    }
    return -1;
}

} // namespace confab::models
