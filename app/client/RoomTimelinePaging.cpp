// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Connection.h"
#include "Cursors.h"
#include "Guarded.h"
#include "Replica.h"
#include "RoomTimeline.h"

namespace confab::client {

void RoomTimeline::loadFromReplica()
{
    const QList<Message> newest = m_sources.replica.messages(m_room, 0, kPage);
    if (newest.isEmpty())
        return;
    m_loaded = true;
    m_rows.replaceMessages(overlaid(newest));
}

void RoomTimeline::loadOlder()
{
    if (m_loading || isAtStart())
        return;
    const qint64 oldest = m_rows.oldestSeq();
    if (oldest > 0) {
        const QList<Message> stored = m_sources.replica.messages(m_room, oldest - 1, kPage);
        if (!stored.isEmpty()) {
            m_rows.addOlder(overlaid(stored));
            Q_EMIT edgesChanged();
            return;
        }
    }
    Page page{m_room};
    if (oldest > 0)
        page.before = oldest;
    page.limit = kPage;
    fetch(page);
}

void RoomTimeline::loadNewer()
{
    if (m_loading || m_atEnd)
        return;
    const qint64 before = m_rows.newestSeq();
    followReplica();
    if (m_rows.newestSeq() > before) {
        reachEnd();
        return;
    }
    Page page{m_room};
    page.after = before;
    page.limit = kPage;
    fetch(page);
}

void RoomTimeline::showAround(qint64 seq)
{
    const int index = m_rows.indexOfSeq(seq);
    if (index >= 0) {
        Q_EMIT found(index);
        return;
    }
    if (showFromReplica(seq))
        return;
    Page page{m_room};
    page.around = seq;
    page.limit = kPage;
    ++m_generation; // a page that is under way belongs to the window that is left
    m_loading = false;
    fetch(page, seq);
}

bool RoomTimeline::showFromReplica(qint64 seq)
{
    if (!m_sources.replica.message(m_room, seq))
        return false;
    const QList<Message> stored = m_sources.replica.messages(m_room, seq, kPage);
    ++m_generation;
    setLoading(false);
    m_atStart = false;
    m_atEnd = false;
    m_rows.hidePending(true);
    m_rows.replaceMessages(overlaid(stored));
    followReplica();
    reachEnd();
    Q_EMIT found(m_rows.indexOfSeq(seq));
    return true;
}

void RoomTimeline::showNewest()
{
    if (m_atEnd)
        return;
    ++m_generation;
    setLoading(false);
    m_atEnd = true;
    m_atStart = false;
    loadFromReplica();
    m_rows.hidePending(false);
    Q_EMIT edgesChanged();
}

void RoomTimeline::fetch(const Page &page, qint64 target)
{
    setLoading(true);
    const auto onAnswer = [this, page, target, generation = m_generation](Result<reply::Messages> answer) {
        if (generation != m_generation)
            return;
        setLoading(false);
        if (answer)
            onPage(page, target, std::move(*answer));
        else
            Q_EMIT failed(answer.error());
    };
    m_sources.connection.ask<reply::Messages>(page, &codec::decodeMessages, guarded(this, onAnswer));
}

void RoomTimeline::onPage(const Page &asked, qint64 target, reply::Messages page)
{
    m_sources.replica.putMessages(page.messages);
    m_sources.cursors.note(page, m_sources.self);
    page.messages = overlaid(page.messages);
    m_loaded = true;
    mergePage(asked, page);
    Q_EMIT edgesChanged();
    if (target == 0)
        return;
    const int index = m_rows.indexOfSeq(target);
    if (index >= 0)
        Q_EMIT found(index);
    else
        Q_EMIT failed(Error{ErrorCode::NotFound});
}

void RoomTimeline::mergePage(const Page &asked, const reply::Messages &page)
{
    if (asked.before) {
        m_atStart = !page.more;
        m_rows.addOlder(page.messages);
    } else if (asked.after) {
        m_rows.addNewer(page.messages);
        if (!page.more)
            reachEnd();
    } else if (asked.around) {
        if (page.messages.isEmpty())
            return;
        m_atStart = false;
        m_atEnd = false;
        m_rows.hidePending(true);
        m_rows.replaceMessages(page.messages);
        followReplica();
        reachEnd();
    } else {
        m_atStart = !page.more;
        m_rows.replaceMessages(page.messages);
        followReplica();
    }
}

// Adds what the log has brought meanwhile.
void RoomTimeline::followReplica()
{
    QList<Message> newer;
    qint64 next = m_rows.newestSeq() + 1;
    while (newer.size() < kPage) {
        auto message = m_sources.replica.message(m_room, next++);
        if (!message)
            break;
        newer.append(std::move(*message));
    }
    m_rows.addNewer(overlaid(newer));
}

// The log keeps the replica's newest message up to date: a window that ends there follows what comes live.
void RoomTimeline::reachEnd()
{
    const QList<Message> newest = m_sources.replica.messages(m_room, 0, 1);
    m_atEnd = newest.isEmpty() || m_rows.newestSeq() >= newest.first().seq;
    m_rows.hidePending(!m_atEnd);
    Q_EMIT edgesChanged();
}

void RoomTimeline::setLoading(bool loading)
{
    if (std::exchange(m_loading, loading) != loading)
        Q_EMIT loadingChanged();
}

} // namespace confab::client
