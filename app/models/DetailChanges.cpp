// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DetailChanges.h"

#include "client/Workspace.h"
#include "MessageDetails.h"
#include "MessageListModel.h"
#include "Quotes.h"

#include <limits>

namespace confab::models {

namespace {
constexpr auto kAnswer = MessageListModel::AnswerRole;
constexpr auto kAuthor = MessageListModel::AuthorRole;
constexpr auto kInfo = MessageListModel::InfoRole;
} // namespace

DetailChanges::DetailChanges(const TimelineItems &items, MessageDetails &details, const Quotes &quotes)
    : m_items(items)
    , m_details(details)
{
    connect(&quotes, &Quotes::changed, this, &DetailChanges::onQuoteChanged);
}

void DetailChanges::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    if (m_timeline)
        m_timeline->answers().disconnect(this);
    if (m_workspace) {
        m_workspace->members().disconnect(this);
        m_workspace->blocked().disconnect(this);
        m_workspace->ownUser().disconnect(this);
        m_workspace->agentRequests().disconnect(this);
        m_workspace->cursors().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_timeline = timeline;
    if (timeline) {
        connect(&timeline->answers(), &client::RunningAnswers::changed, this, [this](StreamId stream, int part) {
            if (const auto *answer = part < 0 ? m_timeline->answers().find(stream) : nullptr)
                tellMessage(answer->message, {kAnswer});
        });
    }
    if (!workspace)
        return;
    connect(&workspace->members(), &client::Members::changed, this, &DetailChanges::onMembersChanged);
    connect(&workspace->members(), &client::Members::called, this, &DetailChanges::onCalled);
    connect(&workspace->blocked(), &client::Blocked::changed, this, &DetailChanges::onBlocked);
    connect(&workspace->ownUser(), &client::OwnUser::changed, this, [this] { onCalled({m_details.self()}); });
    connect(&workspace->agentRequests(), &client::AgentRequests::askingChanged, this,
            [this](MessageId answer) { tellMessage(answer, {kAnswer}); });
    connect(&workspace->cursors(), &client::Cursors::advanced, this, &DetailChanges::onSeen);
    connect(&workspace->connection(), &client::Connection::stateChanged, this, &DetailChanges::onConnectionChanged);
}

//! Somebody has come, or has another role or name: who is mentioned or has seen something may be called otherwise.
void DetailChanges::onMembersChanged(RoomId room)
{
    if (m_details.followRoles(room))
        tellAll(room, {kInfo, kAnswer});
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &message = m_items.at(row).row.message;
        if (message.room == room && !message.mentions.isEmpty())
            tell(row, {kInfo});
    }
    onSeen(room, 0, std::numeric_limits<qint64>::max());
}

void DetailChanges::onCalled(const QSet<UserId> &users)
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.messageAt(row) && users.contains(m_items.at(row).row.message.author.id))
            tell(row, {kAuthor});
    }
}

//! Who is blocked, or is no more, may also be quoted.
void DetailChanges::onBlocked()
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.messageAt(row))
            tell(row, {kInfo});
    }
}

void DetailChanges::onQuoteChanged(MessageId message)
{
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &shown = m_items.at(row).row.message;
        if (shown.replyTo == message)
            tell(row, {kInfo});
        if (shown.stream && shown.stream->continues == message)
            tell(row, {kAnswer});
    }
}

//! The names of those who have seen own messages above `from` up to `to`.
void DetailChanges::onSeen(RoomId room, qint64 from, qint64 to)
{
    for (int row = 0; row < m_items.count(); ++row) {
        const client::TimelineRow &shown = m_items.at(row).row;
        if (shown.message.room != room)
            continue;
        if (shown.message.seq > 0 && shown.message.seq <= from)
            return;
        if (shown.message.seq <= to && shown.delivery == client::Delivery::Seen)
            tell(row, {kInfo});
    }
}

//! Between "sending" and "waiting for the connection": only what is pending, at the newer end.
void DetailChanges::onConnectionChanged()
{
    for (int row = 0; row < m_items.count(); ++row) {
        if (!m_items.messageAt(row))
            continue;
        if (!m_items.at(row).row.isPending())
            break;
        tell(row, {kInfo});
    }
}

void DetailChanges::noteRelated(const QList<Message> &messages)
{
    QSet<MessageId> questions;
    int oldest = -1;
    for (const Message &message : messages) {
        questions.insert(message.id);
        noteCarriedOn(message);
        const int row = m_items.rowOf(message.id);
        oldest = row < 0 ? m_items.count() : qMax(oldest, row);
    }
    // Answers are newer than what they answer: the rows before it. In a flood of messages there are none.
    for (int row = 0; row < oldest; ++row) {
        const Message &message = m_items.at(row).row.message;
        if (message.stream && message.replyTo && questions.contains(*message.replyTo))
            tell(row, {kAnswer, kInfo});
        else if (message.stream && message.stream->continues && questions.contains(*message.stream->continues))
            tell(row, {kAnswer});
    }
}

void DetailChanges::noteCarriedOn(const Message &message)
{
    if (message.stream && message.stream->continues)
        tellMessage(*message.stream->continues, {kAnswer});
}

void DetailChanges::tellMessage(MessageId message, const QList<int> &roles)
{
    if (const int row = m_items.rowOf(message); row >= 0)
        tell(row, roles);
}

//! A list of one room is told at once.
void DetailChanges::tellAll(RoomId room, const QList<int> &roles)
{
    if (m_timeline) {
        if (m_timeline->room() == room && m_items.count() > 0)
            Q_EMIT changed(0, m_items.count() - 1, roles);
        return;
    }
    for (int row = 0; row < m_items.count(); ++row) {
        if (m_items.at(row).row.message.room == room)
            tell(row, roles);
    }
}

} // namespace confab::models
