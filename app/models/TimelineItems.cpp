// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineItems.h"

#include "BetweenMessages.h"
#include "Grouping.h"

#include <algorithm>

namespace confab::models {

namespace {

//! The same before and after the server numbered the message.
QString keyOf(const Message &message)
{
    if (message.clientId.isEmpty())
        return message.id.toString();
    return message.author.id.toString() + u'/' + message.clientId;
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
    m_items = tail() + m_items;
}

void TimelineItems::insert(int index, const QList<client::TimelineRow> &messages)
{
    if (messages.isEmpty())
        return;
    if (index == 0)
        setRows(0, {});
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
        const QList<TimelineItem> between = itemsBetween(older, &message, m_lineSeq, m_hooks.lineFacts);
        const bool isFirst = !between.isEmpty() || !older || !continuesGroup(message, *older);
        TimelineItem item;
        item.row = messages.at(i);
        item.key = keyOf(message);
        item.firstInGroup = isFirst;
        item.lastInGroup = std::exchange(last, isFirst);
        items.append(std::move(item));
        items.append(between);
    }
    return items;
}

void TimelineItems::settle(int row)
{
    const Message message = m_items.at(row).row.message;
    const int older = olderMessage(row);
    const Message *above = older < 0 ? nullptr : &m_items.at(older).row.message;
    const QList<TimelineItem> between = itemsBetween(above, &message, m_lineSeq, m_hooks.lineFacts);
    const bool isFirst = !between.isEmpty() || !above || !continuesGroup(message, *above);
    setRows(row + 1, between);
    setGroup(row, isFirst);
    const int newer = newerMessage(row);
    setLast(row, newer < 0 || m_items.at(newer).firstInGroup);
}

QList<TimelineItem> TimelineItems::tail() const
{
    const Message *newest = messageAt(newestMessage());
    if (newest && newest->seq <= 0)
        return {};
    return itemsBetween(newest, nullptr, m_lineSeq, m_hooks.lineFacts);
}

void TimelineItems::settleTail()
{
    setRows(0, tail());
}

void TimelineItems::setRows(int row, const QList<TimelineItem> &wanted)
{
    const auto isThere = [this](int at) {
        return at < count() && m_items.at(at).kind != TimelineItem::Kind::Message;
    };
    const auto removeAt = [this](int at) {
        m_hooks.beginRemove(at, at);
        m_items.removeAt(at);
        m_hooks.endRemove();
    };
    for (qsizetype i = 0; i < wanted.size(); ++i, ++row) {
        const auto isWanted = [&](const QString &key) {
            return std::any_of(wanted.cbegin() + i, wanted.cend(),
                               [&key](const TimelineItem &item) { return item.key == key; });
        };
        while (isThere(row) && !isWanted(m_items.at(row).key))
            removeAt(row);
        if (isThere(row) && m_items.at(row).key == wanted.at(i).key) {
            setLines(row, wanted.at(i).lines);
            continue;
        }
        m_hooks.beginInsert(row, row);
        m_items.insert(row, wanted.at(i));
        m_hooks.endInsert();
    }
    while (isThere(row))
        removeAt(row);
}

void TimelineItems::setLines(int row, const LineRange &lines)
{
    const LineRange before = std::exchange(m_items[row].lines, lines);
    if (m_hooks.relined && (before.first != lines.first || before.count != lines.count))
        m_hooks.relined(row);
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
