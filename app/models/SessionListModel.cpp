// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "Times.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

SessionRow rowOf(const SessionEntry &session)
{
    const QDate today = QDate::currentDate();
    // Some programs give their device a number, which tells nobody anything.
    const QString device = Uuid::fromString(session.device) ? QString() : session.device;
    QStringList facts;
    if (session.current)
        facts += SessionListModel::tr("This device");
    if (!device.isEmpty() && !session.client.isEmpty())
        facts += session.client;
    if (!session.current) {
        const QString text = facts.isEmpty() ? SessionListModel::tr("Last used %1") : SessionListModel::tr("last used %1");
        facts += text.arg(times::past(session.lastSeenAt, today));
    }
    facts += SessionListModel::tr("signed in %1").arg(times::past(session.createdAt, today));
    const QString title = !device.isEmpty()           ? device
                          : !session.client.isEmpty() ? session.client
                                                      : SessionListModel::tr("A device without a name");
    return {session.id, title, facts.join(u" · "_s), session.current};
}

//! Several on one device are numbered in the order in which they were signed in, so that each can be named.
void tellApart(QList<SessionRow> &rows, const QList<SessionEntry> &sessions)
{
    QList<qsizetype> places(rows.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, {}, [&sessions](qsizetype place) { return sessions.at(place).createdAt; });
    QHash<QString, int> known;
    for (const qsizetype place : std::as_const(places)) {
        QString &title = rows[place].title;
        if (const int number = ++known[title]; number > 1)
            title = SessionListModel::tr("%1 (%L2)").arg(isolated(title)).arg(number);
    }
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
    m_ending.giveUp();
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
    tellApart(rows, sorted);
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

void SessionListModel::revoke(const QString &sessionId)
{
    const auto session = SessionId::fromString(sessionId);
    const int row = session ? m_list.indexOf(*session) : -1;
    if (!m_workspace || row < 0 || m_ending.isBusy())
        return;
    const QString title = isolated(m_list.at(row).title);
    m_workspace->peopleRequests().revoke(
        *session, telling(tr("%1 is signed out.").arg(title), tr("%1 could not be signed out.").arg(title)));
}

void SessionListModel::revokeOthers()
{
    if (m_workspace && !m_ending.isBusy())
        m_workspace->peopleRequests().revokeOthers(
            telling(tr("You are signed in on this device only."), tr("Your other devices could not be signed out.")));
}

// The question may be closed before the answer is here: what came of it is said all the same, to who asked.
client::Callback<> SessionListModel::telling(const QString &text, const QString &failure)
{
    client::Callback<> reply = m_ending.begin<Done>({});
    const auto onAnswer = [this, text, failure, reply = std::move(reply), attempt = m_ending.attempt(),
                           workspace = m_workspace](const Result<> &ended) {
        const bool isWaitedFor = attempt == m_ending.attempt();
        reply(ended);
        if (workspace != m_workspace)
            return;
        if (ended) {
            refresh();
            Q_EMIT done(text);
        } else if (!isWaitedFor) {
            Q_EMIT failed(failure + u' ' + ended.error().text());
        }
    };
    return client::guarded(this, onAnswer);
}

} // namespace confab::models
