// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineModel.h"

#include "client/Workspace.h"
#include "platform/Attendance.h"
#include "SystemText.h"
#include "TimelinePages.h"

namespace confab::models {

TimelineModel::TimelineModel(QObject *parent)
    : MessageListModel(parent)
    , m_pages(new TimelinePages(this))
    , m_reading(items())
{
    connect(m_pages, &TimelinePages::errorTextChanged, this, &TimelineModel::errorTextChanged);
    connect(m_pages, &TimelinePages::refused, this, &TimelineModel::failed);
    connect(this, &TimelineModel::countChanged, this, &TimelineModel::newMessagesRowChanged);
}

void TimelineModel::setAttendance(const platform::Attendance &attendance)
{
    m_reading.setAttendance(attendance);
    connect(&attendance, &platform::Attendance::changed, this, &TimelineModel::watchedChanged);
}

void TimelineModel::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    if (m_timeline) {
        m_timeline->window().disconnect(this);
        m_timeline->rows().disconnect(this);
    }
    if (m_workspace) {
        m_workspace->rooms().disconnect(this);
        m_workspace->systemLines().disconnect(this);
    }
    m_workspace = workspace;
    m_timeline = timeline;
    attachTo(workspace, timeline);
    m_pages->attach(workspace, timeline);
    m_reading.attach(workspace, timeline);
    if (timeline) {
        timeline->window().showNewest(); // it may have been left far back
        followRows();
        followWindow();
        followReading();
        connect(&workspace->systemLines(), &client::SystemLines::changed, this, [this](RoomId room) {
            if (m_timeline && room == m_timeline->room())
                refreshSystemLines();
        });
    }
    resetMessages(timeline ? sourceRows(0, timeline->rows().count() - 1) : QList<client::TimelineRow>());
    Q_EMIT loadingChanged();
    tellEdges();
    Q_EMIT unseenCountChanged();
}

void TimelineModel::followRows()
{
    using client::TimelineRows;
    const TimelineRows &rows = m_timeline->rows();
    const auto note = [this](int first, int second) { m_range = {first, second}; };
    connect(&rows, &TimelineRows::aboutToInsert, this, note);
    connect(&rows, &TimelineRows::aboutToRemove, this, note);
    connect(&rows, &TimelineRows::aboutToMove, this, note);
    connect(&rows, &TimelineRows::inserted, this, &TimelineModel::onInserted);
    connect(&rows, &TimelineRows::removed, this, [this] { removeMessages(m_range.first, m_range.second); });
    connect(&rows, &TimelineRows::moved, this,
            [this] { moveMessage(m_range.first, m_range.second, m_timeline->rows().at(m_range.second)); });
    connect(&rows, &TimelineRows::changed, this, [this](int index, client::RowFields fields) {
        changeMessage(index, m_timeline->rows().at(index), fields);
    });
    connect(&rows, &TimelineRows::reset, this,
            [this] { resetMessages(sourceRows(0, m_timeline->rows().count() - 1)); });
}

void TimelineModel::followWindow()
{
    const client::TimelineWindow &window = m_timeline->window();
    connect(&window, &client::TimelineWindow::loadingChanged, this, [this] {
        Q_EMIT loadingChanged();
        Q_EMIT emptyChanged();
    });
    connect(&window, &client::TimelineWindow::edgesChanged, this, &TimelineModel::tellEdges);
    connect(&window, &client::TimelineWindow::found, this, [this](int index) { showRow(items().rowOf(index)); });
}

void TimelineModel::followReading()
{
    connect(&m_workspace->rooms(), &client::Rooms::changed, this, [this](RoomId room) {
        if (!m_timeline || room != m_timeline->room() || !m_workspace->rooms().find(room))
            return;
        m_reading.follow();
        arrange();
        Q_EMIT unseenCountChanged();
    });
    connect(&m_workspace->rooms(), &client::Rooms::renumbered, this, [this](RoomId room) {
        if (m_timeline && room == m_timeline->room())
            m_reading.forgetSeen();
    });
    connect(&m_workspace->rooms(), &client::Rooms::readBack, this, [this](RoomId room) {
        if (m_timeline && room == m_timeline->room())
            m_reading.keepUnread();
    });
}

QList<client::TimelineRow> TimelineModel::sourceRows(int first, int last) const
{
    QList<client::TimelineRow> rows;
    for (int index = first; index <= last; ++index)
        rows.append(m_timeline->rows().at(index));
    return rows;
}

void TimelineModel::onInserted()
{
    const int first = m_range.first;
    const QList<client::TimelineRow> rows = sourceRows(first, m_range.second);
    const bool isOwn = first == 0 && std::any_of(rows.cbegin(), rows.cend(), [](const client::TimelineRow &row) {
                           return row.delivery == client::Delivery::Sending;
                       });
    // What waited before is shown again without anybody's doing.
    const bool isKnown = isOwn && isWatched();
    if (isKnown)
        m_reading.clearLine();
    insertMessages(first, rows);
    if (isKnown)
        Q_EMIT unseenCountChanged();
    if (isOwn)
        Q_EMIT ownMessageAppended();
}

void TimelineModel::arrange()
{
    setLine(m_reading.lineSeq());
    Q_EMIT newMessagesRowChanged();
}

QList<client::SystemLine> TimelineModel::systemLines(const LineRange &range) const
{
    QList<client::SystemLine> found;
    // What is not loaded is told where it belongs, when it is.
    if (!m_timeline || !m_workspace || (range.from < 0 && !isAtStart()) || (range.to == LineRange::kOpen && !isAtEnd()))
        return found;
    const QList<client::SystemLine> &all = m_workspace->systemLines().of(m_timeline->room());
    auto line = std::lower_bound(all.cbegin(), all.cend(), range.from,
                                 [](const client::SystemLine &each, qint64 from) { return each.after < from; });
    // Who came before the first word of a direct room is whom it is with.
    const client::KnownRoom *room = m_workspace->rooms().find(m_timeline->room());
    const bool isDirect = room && room->room.kind == RoomKind::Direct;
    for (; line != all.cend() && line->after < range.to; ++line) {
        if (!isDirect || line->after > 0 || line->what != client::SystemLine::What::Joined)
            found.append(*line);
    }
    return found.mid(range.first, range.count);
}

QList<LineFact> TimelineModel::lineFacts(const LineRange &range) const
{
    QList<LineFact> facts;
    const QList<client::SystemLine> lines = systemLines(range);
    for (const client::SystemLine &line : lines) {
        const UserId actor = line.by.isNull() ? line.user : line.by;
        facts.append({line.at, actor == m_workspace->self().id});
    }
    return facts;
}

QString TimelineModel::systemText(const LineRange &range) const
{
    QList<client::SystemLine> lines = systemLines(range);
    const client::Members &members = m_workspace->members();
    for (client::SystemLine &line : lines) {
        if (const auto user = members.find(m_timeline->room(), line.user))
            line.name = user->user.name;
        if (const auto by = members.find(m_timeline->room(), line.by))
            line.byName = by->user.name;
    }
    return models::systemText(lines, m_workspace->self().id);
}

MessageInfo TimelineModel::systemInfo(const LineRange &range) const
{
    const SystemTimes times = systemTimes(systemLines(range));
    MessageInfo info;
    info.timeText = times.brief;
    info.fullTimeText = times.full;
    return info;
}

bool TimelineModel::isLoading() const
{
    return m_timeline && m_timeline->window().isLoading();
}

bool TimelineModel::isAtStart() const
{
    return m_timeline && m_timeline->window().isAtStart();
}

bool TimelineModel::isAtEnd() const
{
    return !m_timeline || m_timeline->window().isAtEnd();
}

bool TimelineModel::isEmpty() const
{
    return m_timeline && m_timeline->window().isLoaded() && MessageListModel::isEmpty();
}

QString TimelineModel::errorText() const
{
    return m_pages->errorText();
}

int TimelineModel::newMessagesRow() const
{
    return items().lineRow();
}

bool TimelineModel::isLineOlder() const
{
    return m_reading.isLineOlder();
}

int TimelineModel::unseenCount() const
{
    return m_reading.unseen();
}

int TimelineModel::missedCount() const
{
    return m_reading.missed();
}

bool TimelineModel::isWatched() const
{
    return m_reading.isWatched();
}

void TimelineModel::loadOlder()
{
    m_pages->loadOlder();
}

void TimelineModel::loadNewer()
{
    m_pages->loadNewer();
}

void TimelineModel::showNewest()
{
    m_pages->showNewest();
}

void TimelineModel::retryLoading()
{
    m_pages->retry();
}

void TimelineModel::noteInView(int newestRow, int oldestRow)
{
    m_reading.noteInView(newestRow, oldestRow);
}

void TimelineModel::markSeen()
{
    m_reading.markSeen();
}

void TimelineModel::markAllSeen()
{
    if (!m_timeline)
        return;
    m_reading.markAllSeen();
    clearNewMessagesLine();
}

int TimelineModel::firstUnseenRow() const
{
    return m_reading.firstUnseenRow();
}

void TimelineModel::noteLineSeen()
{
    if (m_reading.missed() == 0 || !isWatched())
        return;
    m_reading.reachLine();
    Q_EMIT unseenCountChanged();
}

int TimelineModel::headRow(int row) const
{
    const int line = newMessagesRow();
    for (int between = row + 1; between <= line; ++between) {
        if (items().messageAt(between))
            return row;
    }
    return qMax(row, line);
}

void TimelineModel::showNewMessages()
{
    if (m_reading.missed() == 0 && unseenCount() > 0) {
        const int row = firstUnseenRow();
        if (row >= 0 && row < rowCount())
            showRow(row);
        else
            m_pages->showAt(m_reading.firstUnseenSeq());
    } else if (int row = newMessagesRow(); row > 0) {
        while (!items().messageAt(row)) // system lines may stand between
            --row;
        showRow(row);
    } else if (m_reading.newAfter()) {
        m_pages->showAt(*m_reading.newAfter() + 1);
    }
}

void TimelineModel::clearNewMessagesLine()
{
    m_reading.clearLine();
    arrange();
    Q_EMIT unseenCountChanged();
}

void TimelineModel::jumpTo(const QString &messageId)
{
    if (const int row = rowOfMessage(messageId); row >= 0)
        showRow(row);
    else if (const auto id = MessageId::fromString(messageId))
        m_pages->show(*id);
}

void TimelineModel::showRow(int row)
{
    Q_EMIT jumpReady(row, data(index(row), MessageIdRole).toString());
}

void TimelineModel::tellEdges()
{
    Q_EMIT atStartChanged();
    Q_EMIT atEndChanged();
    Q_EMIT emptyChanged();
    refreshSystemLines();
    arrange();
}

} // namespace confab::models
