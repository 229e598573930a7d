// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// How TimelineModel follows its source; what it shows of it is in TimelineModel.cpp.
#include "client/Workspace.h"
#include "markdown/Limits.h"
#include "platform/Attendance.h"
#include "Quotes.h"
#include "RoomColors.h"
#include "ThoughtFolds.h"
#include "TimelineModel.h"
#include "TimelinePages.h"

#include <limits>

namespace confab::models {

namespace {

//! Looks the same on the screen: how much is written counts on every chunk, and is not shown.
bool isSameAnswer(std::optional<MessageStream> a, std::optional<MessageStream> b)
{
    if (a)
        a->from.reset();
    if (b)
        b->from.reset();
    return a == b;
}

} // namespace

void TimelineModel::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    if (m_timeline) {
        m_timeline->disconnect(this);
        m_timeline->rows().disconnect(this);
        m_timeline->answers().disconnect(this);
    }
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->members().disconnect(this);
        m_workspace->agentActions().disconnect(this);
        RoomColors::of(*m_workspace).disconnect(this);
        m_workspace->cursors().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_timeline = timeline;
    m_quotes->attach(workspace, timeline);
    m_pages->attach(workspace, timeline);
    m_thoughts->attach(timeline);
    m_self = workspace ? workspace->self().id : UserId();
    m_moderates = moderates();
    m_newMessages.clear();
    m_sightings.clear();
    m_portions.clear();
    m_turnedFolds.clear();
    if (timeline) {
        if (const client::RoomEntry *room = entry())
            m_newMessages.open({room->lastRead, room->unread});
        timeline->showNewest(); // it may have been left far back
        followRows();
        followWorkspace();
    }
    rebuild();
    Q_EMIT loadingChanged();
    tellEdges();
    Q_EMIT unseenCountChanged();
}

void TimelineModel::setAttendance(const platform::Attendance &attendance)
{
    m_attendance = &attendance;
    connect(&attendance, &platform::Attendance::changed, this, &TimelineModel::watchedChanged);
}

void TimelineModel::followRows()
{
    const client::TimelineRows &rows = m_timeline->rows();
    connect(&rows, &client::TimelineRows::aboutToInsert, this, [this](int first, int last) {
        m_range = {first, last};
    });
    connect(&rows, &client::TimelineRows::inserted, this, &TimelineModel::onInserted);
    connect(&rows, &client::TimelineRows::aboutToRemove, this, [this](int first, int last) {
        m_range = {first, last};
    });
    connect(&rows, &client::TimelineRows::removed, this, [this] {
        QList<Message> gone;
        for (int i = m_range.first; i <= m_range.second; ++i)
            gone.append(m_items.at(m_items.rowOf(i)).row.message);
        m_items.remove(m_range.first, m_range.second);
        tellRelated(gone);
        tellCounts();
    });
    connect(&rows, &client::TimelineRows::aboutToMove, this, [this](int from, int to) { m_range = {from, to}; });
    connect(&rows, &client::TimelineRows::moved, this, [this] {
        m_items.remove(m_range.first, m_range.first);
        m_items.insert(m_range.second, {m_timeline->rows().at(m_range.second)});
        tellCounts();
    });
    connect(&rows, &client::TimelineRows::changed, this, &TimelineModel::onChanged);
    connect(&rows, &client::TimelineRows::reset, this, &TimelineModel::rebuild);
    connect(m_timeline, &client::RoomTimeline::loadingChanged, this, [this] {
        Q_EMIT loadingChanged();
        Q_EMIT emptyChanged();
    });
    connect(m_timeline, &client::RoomTimeline::edgesChanged, this, &TimelineModel::tellEdges);
    connect(m_timeline, &client::RoomTimeline::found, this, [this](int index) {
        const MessageId message = m_timeline->rows().at(index).message.id;
        Q_EMIT jumpReady(m_items.rowOf(index), message.toString());
    });
    connect(&m_timeline->answers(), &client::RunningAnswers::changed, this, [this](StreamId stream, int part) {
        const auto *answer = part < 0 ? m_timeline->answers().find(stream) : nullptr;
        const int index = answer ? m_timeline->rows().indexOf(answer->message) : -1;
        if (index >= 0)
            tell(m_items.rowOf(index), {AnswerRole});
    });
}

void TimelineModel::followWorkspace()
{
    connect(&m_workspace->rooms(), &client::Rooms::changed, this, [this](RoomId room) {
        if (m_timeline && room == m_timeline->room())
            followReading();
    });
    connect(&m_workspace->rooms(), &client::Rooms::renumbered, this, [this](RoomId room) {
        if (m_timeline && room == m_timeline->room())
            m_sightings.clear();
    });
    connect(&m_workspace->members(), &client::Members::changed, this, [this](RoomId room) {
        if (!m_timeline || room != m_timeline->room())
            return;
        if (std::exchange(m_moderates, moderates()) != m_moderates && m_items.count() > 0)
            Q_EMIT dataChanged(index(0), index(m_items.count() - 1), {InfoRole, AnswerRole});
        tellMentions();
        tellSeenBy(0, std::numeric_limits<qint64>::max());
    });
    connect(&m_workspace->agentActions(), &client::AgentActions::askingChanged, this,
            [this](MessageId answer) { tellMessage(answer, {AnswerRole}); });
    connect(&RoomColors::of(*m_workspace), &RoomColors::changed, this, [this](RoomId room) {
        if (m_timeline && room == m_timeline->room() && m_items.count() > 0)
            Q_EMIT dataChanged(index(0), index(m_items.count() - 1), {AuthorRole});
    });
    connect(&m_workspace->cursors(), &client::Cursors::advanced, this, [this](RoomId room, qint64 from, qint64 to) {
        if (m_timeline && room == m_timeline->room())
            tellSeenBy(from, to);
    });
    // Between "sending" and "waiting for the connection": only what is pending, at the newer end.
    connect(&m_workspace->connection(), &client::Connection::stateChanged, this, [this] {
        for (int row = 0; row < m_items.count(); ++row) {
            const TimelineItem &item = m_items.at(row);
            if (item.kind != TimelineItem::Kind::Message)
                continue;
            if (!item.row.isPending())
                break;
            tell(row, {InfoRole});
        }
    });
}

void TimelineModel::rebuild()
{
    beginResetModel();
    QList<client::TimelineRow> rows;
    if (m_timeline) {
        for (int i = 0; i < m_timeline->rows().count(); ++i)
            rows.append(m_timeline->rows().at(i));
    }
    m_items.reset(rows, 0);
    m_quotes->clear();
    endResetModel();
    placeLine();
    tellCounts();
}

void TimelineModel::onInserted()
{
    const auto [first, last] = m_range;
    QList<client::TimelineRow> rows;
    bool own = false;
    for (int i = first; i <= last; ++i) {
        rows.append(m_timeline->rows().at(i));
        own = own || rows.last().delivery == client::Delivery::Sending;
    }
    m_items.insert(first, rows);
    QList<Message> messages;
    for (const client::TimelineRow &row : std::as_const(rows)) {
        m_quotes->note(row.message);
        messages.append(row.message);
    }
    tellRelated(messages);
    // What waited before is shown again without anybody's doing.
    const bool isKnown = own && first == 0 && isWatched();
    if (isKnown)
        m_newMessages.clear();
    placeLine();
    tellCounts();
    if (isKnown)
        Q_EMIT unseenCountChanged();
    if (own && first == 0)
        Q_EMIT ownMessageAppended();
}

void TimelineModel::onChanged(int index, client::RowFields fields)
{
    const client::TimelineRow now = m_timeline->rows().at(index);
    if (isSameAnswer(m_items.at(m_items.rowOf(index)).row.message.stream, now.message.stream))
        fields.setFlag(client::RowStream, false);
    const Message before = m_items.at(m_items.rowOf(index)).row.message;
    const int row = m_items.change(index, now);
    // What was read while it was written stays as it is when it ends.
    if (now.message.stream && !isFinal(now.message.stream->state) && !m_portions.contains(m_items.at(row).key))
        m_portions.insert(m_items.at(row).key, markdown::limits::kPortions);
    // Replies follow an answer when it is complete, not at each word.
    if (!now.message.stream || isFinal(now.message.stream->state))
        m_quotes->note(now.message);
    QList<int> roles;
    if (fields & client::RowContent)
        roles += ContentRole;
    if (fields & client::RowStream)
        roles += {AnswerRole, InfoRole, ThoughtRole};
    if (fields & (client::RowDelivery | client::RowMeta))
        roles += {MessageIdRole, InfoRole};
    if (fields & client::RowMeta)
        roles += {AuthorRole, AnswerRole, ThoughtRole};
    if (!roles.isEmpty())
        tell(row, roles);
    // What is deleted may not say any more what it carried on.
    if (fields & (client::RowStream | client::RowMeta)) {
        tellCarriedOn(before);
        tellCarriedOn(now.message);
    }
}

void TimelineModel::onQuoteChanged(MessageId message)
{
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &shown = m_items.at(row).row.message;
        if (shown.replyTo == message)
            tell(row, {InfoRole});
        if (shown.stream && shown.stream->continues == message)
            tell(row, {AnswerRole});
    }
}

//! These came into view or left it: who asked, and so who may stop an answer and delete it, and what was carried on.
void TimelineModel::tellRelated(const QList<Message> &messages)
{
    QSet<MessageId> questions;
    for (const Message &message : messages) {
        questions.insert(message.id);
        tellCarriedOn(message);
    }
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &message = m_items.at(row).row.message;
        if (message.stream && message.replyTo && questions.contains(*message.replyTo))
            tell(row, {AnswerRole, InfoRole});
        else if (message.stream && message.stream->continues && questions.contains(*message.stream->continues))
            tell(row, {AnswerRole});
    }
}

//! The answer that this one carries on, if any, may have become complete by it.
void TimelineModel::tellCarriedOn(const Message &message)
{
    if (message.stream && message.stream->continues)
        tellMessage(*message.stream->continues, {AnswerRole});
}

void TimelineModel::tellMessage(MessageId message, const QList<int> &roles)
{
    const int index = m_timeline->rows().indexOf(message);
    if (index >= 0)
        tell(m_items.rowOf(index), roles);
}

//! The names of those who have seen own messages above `from` up to `to`.
void TimelineModel::tellSeenBy(qint64 from, qint64 to)
{
    for (int row = 0; row < m_items.count(); ++row) {
        const client::TimelineRow &shown = m_items.at(row).row;
        if (shown.message.seq > 0 && shown.message.seq <= from)
            return;
        if (shown.message.seq <= to && shown.delivery == client::Delivery::Seen)
            tell(row, {InfoRole});
    }
}

//! Somebody has come or has another name: who is mentioned may be called otherwise.
void TimelineModel::tellMentions()
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (!m_items.at(row).row.message.mentions.isEmpty())
            tell(row, {InfoRole});
    }
}

void TimelineModel::followReading()
{
    const client::RoomEntry *room = entry();
    if (!room)
        return;
    const bool isOwn =
        room->lastMessage && room->lastMessage->author.id == m_self && room->lastMessage->seq == room->lastRead;
    // What a connection brings that was away for a while comes too fast to be looked at.
    m_newMessages.follow({room->lastRead, room->unread}, isWatched() && m_workspace->connection().isLive(),
                         isOwn ? NewMessages::Cause::OwnMessage : NewMessages::Cause::Other);
    placeLine();
    Q_EMIT unseenCountChanged();
}

//! The line is above the oldest loaded message of others that was not seen, once the loaded run reaches down to it.
void TimelineModel::placeLine()
{
    qint64 seq = 0;
    if (const std::optional<qint64> after = m_newMessages.after()) {
        bool reached = isAtStart();
        for (int row = 0; row < m_items.count(); ++row) {
            const TimelineItem &item = m_items.at(row);
            if (item.kind != TimelineItem::Kind::Message || item.row.message.seq == 0)
                continue;
            reached = reached || item.row.message.seq <= *after + 1;
            if (item.row.message.seq <= *after)
                break;
            if (item.row.message.author.id != m_self)
                seq = item.row.message.seq;
        }
        if (!reached)
            seq = 0;
    }
    m_items.setLine(seq);
    Q_EMIT newMessagesRowChanged();
}

const client::RoomEntry *TimelineModel::entry() const
{
    return m_timeline ? m_workspace->rooms().find(m_timeline->room()) : nullptr;
}

bool TimelineModel::moderates() const
{
    if (!m_workspace || !m_timeline)
        return false;
    const auto me = m_workspace->members().find(m_timeline->room(), m_self);
    return me && (me->role == confab::Role::Owner || me->role == confab::Role::Admin);
}

void TimelineModel::refreshDays()
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.at(row).kind == TimelineItem::Kind::Day)
            tell(row, {LabelRole});
    }
}

void TimelineModel::tell(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void TimelineModel::tellCounts()
{
    Q_EMIT countChanged();
    Q_EMIT emptyChanged();
    Q_EMIT newMessagesRowChanged();
}

void TimelineModel::tellEdges()
{
    Q_EMIT atStartChanged();
    Q_EMIT atEndChanged();
    Q_EMIT emptyChanged();
    placeLine();
}

} // namespace confab::models
