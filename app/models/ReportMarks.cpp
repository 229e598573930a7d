// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReportMarks.h"

#include "client/EventApplier.h"
#include "client/Guarded.h"
#include "client/ServerNotices.h"
#include "client/Workspace.h"
#include "Reports.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

//! Several people may have accounts here that lead one room: what one has looked at waits for the other.
QString keyOf(const client::Workspace &workspace, RoomId room)
{
    return "reportsLookedAt/"_L1 + client::Workspace::replicaName(workspace.self().id) + u'/' + room.toString();
}

} // namespace

void ReportMarks::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->events().disconnect(this);
        m_workspace->serverNotices().disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_waiting.clear();
    m_looked.clear();
    m_toAsk.clear();
    m_isAsking = false;
    ++m_round;
    Q_EMIT changed();
    if (!workspace)
        return;
    connect(&workspace->serverNotices(), &client::ServerNotices::reported, this, [this](RoomId room) {
        if (m_workspace->rooms().contains(room))
            ask(room);
    });
    connect(&workspace->events(), &client::EventApplier::messageChanged, this, [this](const Message &message) {
        QList<MessageId> waiting = m_waiting.value(message.room);
        if (message.isDeleted() && waiting.removeAll(message.id) > 0)
            put(message.room, waiting);
    });
    connect(&workspace->rooms(), &client::Rooms::removed, this, [this](RoomId room) {
        put(room, {});
        m_toAsk.removeAll(room);
        if (m_store)
            m_store->remove(keyOf(*m_workspace, room));
    });
    connect(&workspace->connection(), &client::Connection::stateChanged, this, &ReportMarks::askAll);
    askAll();
}

//! What was reported while the user was away is in no event.
void ReportMarks::askAll()
{
    const client::Connection &connection = m_workspace->connection();
    if (!connection.isLive() || !connection.welcome())
        return;
    ++m_round;
    m_isAsking = false;
    m_toAsk.clear();
    for (const RoomSummary &summary : connection.welcome()->rooms) {
        const bool leads = summary.role == Role::Owner || summary.role == Role::Admin;
        if (leads && summary.room.kind != RoomKind::Direct && m_toAsk.size() < kMostAsked)
            m_toAsk.append(summary.room.id);
    }
    askNext();
}

void ReportMarks::ask(RoomId room)
{
    if (!m_toAsk.contains(room))
        m_toAsk.prepend(room);
    askNext();
}

void ReportMarks::askNext()
{
    if (m_isAsking || m_toAsk.isEmpty())
        return;
    m_isAsking = true;
    const RoomId room = m_toAsk.takeFirst();
    const auto onAnswer = [this, room, round = m_round](const Result<reply::Audit> &page) {
        if (round != m_round)
            return;
        m_isAsking = false;
        if (page)
            take(room, *page);
        askNext();
    };
    m_workspace->serverRequests().audit(room, {}, client::guarded(this, onAnswer));
}

void ReportMarks::take(RoomId room, const reply::Audit &page)
{
    if (!m_workspace->rooms().contains(room))
        return;
    Reports found;
    found.take(page);
    QList<MessageId> waiting;
    for (const AuditEntry &report : std::as_const(found.entries)) {
        const MessageId id = *report.target->message;
        const auto message = m_workspace->replica().messages().find(id);
        const bool isDeleted = found.deleted.contains(id) || (message && message->isDeleted());
        // Who wrote it is not told of it.
        const bool isOwn = report.target->user == m_workspace->self().id || report.by == m_workspace->self().id;
        if (report.at > lookedAt(room) && !isDeleted && !isOwn)
            waiting.append(id);
    }
    put(room, waiting);
}

void ReportMarks::put(RoomId room, const QList<MessageId> &waiting)
{
    if (m_waiting.value(room) == waiting)
        return;
    if (waiting.isEmpty())
        m_waiting.remove(room);
    else
        m_waiting.insert(room, waiting);
    Q_EMIT changed();
}

Timestamp ReportMarks::lookedAt(RoomId room) const
{
    const bool isKept = m_store && m_workspace;
    const Timestamp kept = isKept ? m_store->value(keyOf(*m_workspace, room)).toLongLong() : 0;
    return qMax(kept, m_looked.value(room));
}

void ReportMarks::look(RoomId room, Timestamp newest)
{
    if (newest > lookedAt(room)) {
        m_looked.insert(room, newest);
        if (m_store && m_workspace)
            m_store->setValue(keyOf(*m_workspace, room), newest);
    }
    put(room, {});
}

} // namespace confab::models
