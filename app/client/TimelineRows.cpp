// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineRows.h"

#include <algorithm>
#include <limits>

namespace confab::client {

namespace {

RowFields difference(const Message &before, const Message &after)
{
    RowFields fields;
    if (before.content != after.content)
        fields |= RowContent;
    if (before.stream != after.stream || before.tokens != after.tokens)
        fields |= RowStream;
    Message rest = before;
    rest.content = after.content;
    rest.stream = after.stream;
    rest.tokens = after.tokens;
    if (rest != after)
        fields |= RowMeta;
    return fields;
}

} // namespace

TimelineRows::TimelineRows(UserId self, QObject *parent)
    : QObject(parent)
    , m_self(self)
{
}

TimelineRow TimelineRows::at(int index) const
{
    if (index < offset())
        return m_pending.at(index);
    const Message &message = m_messages.at(index - offset());
    return {message, deliveryOf(message), {}};
}

int TimelineRows::indexOf(MessageId message) const
{
    const auto has = [message](const TimelineRow &row) { return row.message.id == message; };
    const auto pending = std::find_if(m_pending.cbegin(), m_pending.cbegin() + offset(), has);
    if (pending != m_pending.cbegin() + offset())
        return int(pending - m_pending.cbegin());
    const auto it =
        std::find_if(m_messages.cbegin(), m_messages.cend(), [message](const Message &m) { return m.id == message; });
    return it == m_messages.cend() ? -1 : offset() + int(it - m_messages.cbegin());
}

int TimelineRows::indexOfSeq(qint64 seq) const
{
    const int place = placeOf(seq);
    return place < m_messages.size() && m_messages.at(place).seq == seq ? offset() + place : -1;
}

int TimelineRows::indexOfClientId(const QString &clientId) const
{
    const int pending = pendingIndex(clientId);
    return pending < offset() ? pending : -1;
}

void TimelineRows::replaceMessages(const QList<Message> &ascending)
{
    settle(ascending);
    const qint64 first = ascending.isEmpty() ? 0 : ascending.first().seq;
    const qint64 last = ascending.isEmpty() ? 0 : ascending.last().seq;
    if (!canMerge(ascending)) {
        Q_EMIT aboutToReset();
        m_messages = QList<Message>(ascending.crbegin(), ascending.crend());
        Q_EMIT reset();
        return;
    }
    removeMessages(0, placeOf(last));
    const int below = placeOf(first - 1);
    removeMessages(below, int(m_messages.size()) - below);
    for (const Message &message : ascending) {
        const int place = placeOf(message.seq);
        if (place < m_messages.size() && m_messages.at(place).seq == message.seq)
            change(place, message);
    }
    addOlder(ascending);
    addNewer(ascending);
}

bool TimelineRows::canMerge(const QList<Message> &ascending) const
{
    if (ascending.isEmpty() || m_messages.isEmpty())
        return false;
    if (ascending.first().seq > newestSeq() || ascending.last().seq < oldestSeq())
        return false;
    // Another log may have given the same numbers to other messages.
    return std::all_of(ascending.cbegin(), ascending.cend(), [this](const Message &message) {
        const int place = placeOf(message.seq);
        const bool known = place < m_messages.size() && m_messages.at(place).seq == message.seq;
        return known ? m_messages.at(place).id == message.id : message.seq > newestSeq() || message.seq < oldestSeq();
    });
}

void TimelineRows::addOlder(const QList<Message> &ascending)
{
    const qint64 oldest = m_messages.isEmpty() ? std::numeric_limits<qint64>::max() : oldestSeq();
    QList<Message> older;
    for (auto it = ascending.crbegin(); it != ascending.crend(); ++it) {
        if (it->seq < oldest)
            older.append(*it);
    }
    insertMessages(int(m_messages.size()), older);
}

void TimelineRows::addNewer(const QList<Message> &ascending)
{
    settle(ascending);
    QList<Message> newer;
    for (auto it = ascending.crbegin(); it != ascending.crend() && it->seq > newestSeq(); ++it)
        newer.append(*it);
    insertMessages(0, newer);
}

void TimelineRows::put(const Message &message)
{
    const int place = placeOf(message.seq);
    const bool known = place < m_messages.size() && m_messages.at(place).seq == message.seq;
    const int pending = message.author.id == m_self ? pendingIndex(message.clientId) : int(m_pending.size());
    if (known) {
        if (pending < m_pending.size())
            removePending(message.clientId);
        change(place, message);
    } else if (pending < offset()) {
        landPending(pending, place, message);
    } else {
        if (pending < m_pending.size())
            removePending(message.clientId);
        insertMessages(place, {message});
    }
}

void TimelineRows::setStreamText(int index, const QString &content, const MessageStream &stream)
{
    Message message = m_messages.at(index - offset());
    message.content = content;
    message.stream = stream;
    change(index - offset(), message);
}

void TimelineRows::addPending(const TimelineRow &row)
{
    if (!m_isHidden)
        Q_EMIT aboutToInsert(0, 0);
    m_pending.prepend(row);
    if (!m_isHidden)
        Q_EMIT inserted();
}

void TimelineRows::changePending(const TimelineRow &row)
{
    const int index = pendingIndex(row.message.clientId);
    if (index >= m_pending.size() || m_pending.at(index) == row)
        return;
    m_pending[index] = row;
    if (!m_isHidden)
        Q_EMIT changed(index, RowAll);
}

void TimelineRows::removePending(const QString &clientId)
{
    const int index = pendingIndex(clientId);
    if (index >= m_pending.size())
        return;
    if (!m_isHidden)
        Q_EMIT aboutToRemove(index, index);
    m_pending.removeAt(index);
    if (!m_isHidden)
        Q_EMIT removed();
}

void TimelineRows::hidePending(bool hidden)
{
    if (m_isHidden == hidden)
        return;
    const int last = int(m_pending.size()) - 1;
    if (last < 0) {
        m_isHidden = hidden;
        return;
    }
    if (hidden)
        Q_EMIT aboutToRemove(0, last);
    else
        Q_EMIT aboutToInsert(0, last);
    m_isHidden = hidden;
    if (hidden)
        Q_EMIT removed();
    else
        Q_EMIT inserted();
}

void TimelineRows::setReached(qint64 delivered, qint64 seen)
{
    const qint64 from = std::min({m_delivered, m_seen, delivered, seen});
    const qint64 to = std::max({m_delivered, m_seen, delivered, seen});
    const QList<Message> messages = m_messages;
    QList<Delivery> before;
    for (const Message &message : messages)
        before.append(deliveryOf(message));
    m_delivered = delivered;
    m_seen = seen;
    for (int i = placeOf(to); i < messages.size() && messages.at(i).seq > from; ++i) {
        if (deliveryOf(messages.at(i)) != before.at(i))
            Q_EMIT changed(offset() + i, RowDelivery);
    }
}

void TimelineRows::noteSaving(MessageId message, bool begins)
{
    const int left = m_saving.value(message) + (begins ? 1 : -1);
    if (left > 0)
        m_saving.insert(message, left);
    else
        m_saving.remove(message);
    if (const int index = indexOf(message); index >= 0)
        Q_EMIT changed(index, RowDelivery);
}

Delivery TimelineRows::deliveryOf(const Message &message) const
{
    if (message.author.id != m_self)
        return Delivery::None;
    if (m_saving.contains(message.id))
        return Delivery::Saving;
    if (message.seq <= m_seen)
        return Delivery::Seen;
    return message.seq <= m_delivered ? Delivery::Delivered : Delivery::Sent;
}

int TimelineRows::pendingIndex(const QString &clientId) const
{
    const auto it = std::find_if(m_pending.cbegin(), m_pending.cend(), [&](const TimelineRow &row) {
        return !clientId.isEmpty() && row.message.clientId == clientId;
    });
    return int(it - m_pending.cbegin());
}

int TimelineRows::placeOf(qint64 seq) const
{
    const auto it = std::lower_bound(m_messages.cbegin(), m_messages.cend(), seq,
                                     [](const Message &message, qint64 wanted) { return message.seq > wanted; });
    return int(it - m_messages.cbegin());
}

void TimelineRows::insertMessages(int place, const QList<Message> &newestFirst)
{
    if (newestFirst.isEmpty())
        return;
    const int first = offset() + place;
    Q_EMIT aboutToInsert(first, first + int(newestFirst.size()) - 1);
    for (int i = 0; i < newestFirst.size(); ++i)
        m_messages.insert(place + i, newestFirst.at(i));
    Q_EMIT inserted();
}

void TimelineRows::removeMessages(int place, int count)
{
    if (count <= 0)
        return;
    Q_EMIT aboutToRemove(offset() + place, offset() + place + count - 1);
    m_messages.remove(place, count);
    Q_EMIT removed();
}

void TimelineRows::change(int place, const Message &message)
{
    const RowFields fields = difference(m_messages.at(place), message);
    if (!fields)
        return;
    m_messages[place] = message;
    Q_EMIT changed(offset() + place, fields);
}

void TimelineRows::landPending(int pending, int place, const Message &message)
{
    // The row keeps its identity on the screen; it moves only when others stand between.
    const int to = offset() - 1 + place;
    if (pending != to)
        Q_EMIT aboutToMove(pending, to);
    m_pending.removeAt(pending);
    m_messages.insert(place, message);
    if (pending != to)
        Q_EMIT moved();
    Q_EMIT changed(to, RowAll);
}

void TimelineRows::settle(const QList<Message> &messages)
{
    if (m_pending.isEmpty())
        return;
    for (const Message &message : messages) {
        if (message.author.id == m_self)
            removePending(message.clientId);
    }
}

} // namespace confab::client
