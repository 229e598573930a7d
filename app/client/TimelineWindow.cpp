// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineWindow.h"

#include "Connection.h"
#include "Cursors.h"
#include "Guarded.h"
#include "ReplicaMessages.h"
#include "TimelineRows.h"

namespace confab::client {

TimelineWindow::TimelineWindow(RoomId room, TimelineRows &rows, WindowSources sources)
    : m_room(room)
    , m_rows(rows)
    , m_sources(std::move(sources))
{
}

bool TimelineWindow::isAtStart() const
{
    return m_atStart || m_rows.oldestSeq() == 1;
}

void TimelineWindow::load()
{
    const QList<Message> newest = m_sources.stored.run(m_room, 0, kPage);
    if (newest.isEmpty())
        return;
    m_loaded = true;
    m_rows.replaceMessages(m_sources.overlay(newest));
}

void TimelineWindow::loadOlder()
{
    if (m_loading || isAtStart())
        return;
    const qint64 oldest = m_rows.oldestSeq();
    if (oldest > 0) {
        const QList<Message> stored = m_sources.stored.run(m_room, oldest - 1, kPage);
        if (!stored.isEmpty()) {
            m_rows.addOlder(m_sources.overlay(stored));
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

void TimelineWindow::fill()
{
    if (m_rows.oldestSeq() > 0 && m_rows.newestSeq() - m_rows.oldestSeq() + 1 < kPage)
        loadOlder();
}

void TimelineWindow::loadNewer()
{
    if (m_loading || m_atEnd)
        return;
    const qint64 before = m_rows.newestSeq();
    followLog();
    if (m_rows.newestSeq() > before) {
        reachEnd();
        return;
    }
    Page page{m_room};
    page.after = before;
    page.limit = kPage;
    fetch(page);
}

void TimelineWindow::showAround(qint64 seq)
{
    const int index = m_rows.indexOfSeq(seq);
    if (index >= 0) {
        Q_EMIT found(index);
        return;
    }
    if (showStored(seq))
        return;
    Page page{m_room};
    page.around = seq;
    page.limit = kPage;
    ++m_generation; // a page that is under way belongs to the window that is left
    m_loading = false;
    fetch(page, seq);
}

bool TimelineWindow::showStored(qint64 seq)
{
    if (!m_sources.stored.find(m_room, seq))
        return false;
    const QList<Message> stored = m_sources.stored.run(m_room, seq, kPage);
    ++m_generation;
    setLoading(false);
    m_atStart = false;
    m_atEnd = false;
    m_rows.hidePending(true);
    m_rows.replaceMessages(m_sources.overlay(stored));
    followLog();
    reachEnd();
    Q_EMIT found(m_rows.indexOfSeq(seq));
    return true;
}

void TimelineWindow::showNewest()
{
    if (m_atEnd)
        return;
    ++m_generation;
    setLoading(false);
    m_atEnd = true;
    m_atStart = false;
    load();
    m_rows.hidePending(false);
    Q_EMIT edgesChanged();
}

void TimelineWindow::restart(const QList<Message> &ascending, bool more)
{
    ++m_generation;
    setLoading(false);
    m_atEnd = true;
    m_atStart = !more;
    m_loaded = true;
    m_rows.replaceMessages(m_sources.overlay(ascending));
    m_rows.hidePending(false);
    followLog();
    Q_EMIT edgesChanged();
}

void TimelineWindow::failRestart(const Error &error)
{
    // While loading it has asked for the page itself.
    if (!m_loaded && !m_loading)
        Q_EMIT restartFailed(error);
}

void TimelineWindow::fetch(const Page &page, qint64 target)
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
    m_sources.connection.request(page, guarded(this, onAnswer));
}

void TimelineWindow::onPage(const Page &asked, qint64 target, reply::Messages page)
{
    m_sources.stored.put(page.messages);
    m_sources.cursors.note(page, m_sources.self);
    page.messages = m_sources.overlay(page.messages);
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

void TimelineWindow::mergePage(const Page &asked, const reply::Messages &page)
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
        followLog();
        reachEnd();
    } else {
        m_atStart = !page.more;
        m_rows.replaceMessages(page.messages);
        followLog();
    }
}

// Adds what the log has brought meanwhile.
void TimelineWindow::followLog()
{
    QList<Message> newer;
    qint64 next = m_rows.newestSeq() + 1;
    while (newer.size() < kPage) {
        auto message = m_sources.stored.find(m_room, next++);
        if (!message)
            break;
        newer.append(std::move(*message));
    }
    m_rows.addNewer(m_sources.overlay(newer));
}

// The log keeps the replica's newest message up to date: a window that ends there follows what comes live.
void TimelineWindow::reachEnd()
{
    const QList<Message> newest = m_sources.stored.run(m_room, 0, 1);
    m_atEnd = newest.isEmpty() || m_rows.newestSeq() >= newest.first().seq;
    m_rows.hidePending(!m_atEnd);
    Q_EMIT edgesChanged();
}

void TimelineWindow::setLoading(bool loading)
{
    if (std::exchange(m_loading, loading) != loading)
        Q_EMIT loadingChanged();
}

} // namespace confab::client
