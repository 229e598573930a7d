// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Times.h"

#include <algorithm>

namespace confab::models {

namespace {

SessionRow rowOf(const SessionEntry &session)
{
    const QDate today = QDate::currentDate();
    SessionRow row{session.id, session.client, {}, session.current};
    if (row.title.isEmpty())
        row.title = SessionListModel::tr("Another program");
    const QString since = times::brief(session.createdAt, today);
    row.detail =
        session.current
            ? SessionListModel::tr("This one, signed in %1").arg(since)
            : SessionListModel::tr("Last used %1, signed in %2").arg(times::brief(session.lastSeenAt, today), since);
    return row;
}

} // namespace

SessionListModel::SessionListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void SessionListModel::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
    m_isLoading = false;
    m_errorText.clear();
    ++m_asked;
    m_list.sync({}, rowHooks());
    Q_EMIT changed();
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionRow &row = m_list.at(index.row());
    switch (role) {
    case SessionIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case DetailRole:
        return row.detail;
    case CurrentRole:
        return row.current;
    default:
        return {};
    }
}

QHash<int, QByteArray> SessionListModel::roleNames() const
{
    return {{SessionIdRole, "sessionId"}, {TitleRole, "title"}, {DetailRole, "detail"}, {CurrentRole, "current"}};
}

void SessionListModel::refresh()
{
    if (!m_workspace)
        return;
    m_isLoading = m_list.count() == 0;
    m_errorText.clear();
    const auto onAnswer = [this, asked = ++m_asked](const Result<QList<SessionEntry>> &sessions) {
        if (asked == m_asked)
            onListed(sessions);
    };
    m_workspace->peopleRequests().listSessions(client::guarded(this, onAnswer));
    Q_EMIT changed();
}

void SessionListModel::onListed(const Result<QList<SessionEntry>> &sessions)
{
    m_isLoading = false;
    if (!sessions) {
        m_errorText = tr("Where you are signed in could not be listed. %1").arg(sessions.error().text());
        return Q_EMIT changed();
    }
    QList<SessionEntry> sorted = *sessions;
    std::ranges::sort(sorted, [](const SessionEntry &a, const SessionEntry &b) {
        return a.current != b.current ? a.current : a.lastSeenAt > b.lastSeenAt;
    });
    QList<SessionRow> rows;
    for (const SessionEntry &session : std::as_const(sorted))
        rows.append(rowOf(session));
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

void SessionListModel::revoke(const QString &sessionId)
{
    if (const auto session = SessionId::fromString(sessionId); m_workspace && session)
        m_workspace->peopleRequests().revoke(*session, refreshing());
}

void SessionListModel::revokeOthers()
{
    if (m_workspace)
        m_workspace->peopleRequests().revokeOthers(refreshing());
}

client::Callback<> SessionListModel::refreshing()
{
    return client::guarded(this, [this](const Result<> &done) {
        if (done)
            return refresh();
        m_errorText = tr("They are still signed in. %1").arg(done.error().text());
        Q_EMIT changed();
    });
}

} // namespace confab::models
