// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReportListModel.h"

#include "AuditText.h"
#include "client/EventApplier.h"
#include "client/Guarded.h"
#include "client/ServerNotices.h"
#include "client/Workspace.h"
#include "Preview.h"
#include "Times.h"

#include <algorithm>
#include <utility>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

// Reports stand among all else that is told. So many are looked for, in so many pages, before somebody wants more.
constexpr int kEnough = 20;
constexpr int kPagesAtOnce = 10;

QString idOf(const AuditEntry &report)
{
    return report.target->message->toString() + u'/' + report.by.toString();
}

} // namespace

ReportListModel::ReportListModel(QObject *parent)
    : SyncedListModel(parent)
    , m_pages([this](const QString &, const QString &cursor, int attempt) { ask(cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &ReportListModel::changed);
}

void ReportListModel::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->events().disconnect(this);
        m_workspace->serverNotices().disconnect(this);
        m_workspace->roomRights().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    end();
    ++m_counts;
    m_waiting = 0;
    m_mayAsk = false;
    Q_EMIT changed();
    if (!workspace)
        return;
    connect(&workspace->events(), &client::EventApplier::messageChanged, this, [this](const Message &message) {
        if (m_isShown && message.room == m_room)
            show();
    });
    connect(&workspace->serverNotices(), &client::ServerNotices::reported, this, [this](RoomId reportedRoom) {
        if (reportedRoom != m_room)
            return;
        if (m_isShown)
            begin();
        else
            count();
    });
    connect(&workspace->roomRights(), &client::RoomRights::changed, this, &ReportListModel::onRights);
    connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
        if (!m_isShown && m_workspace->connection().isLive())
            count();
    });
    onRights();
}

bool ReportListModel::mayAsk() const
{
    return m_workspace && m_workspace->roomRights().may(m_room, "audit:list"_L1);
}

void ReportListModel::onRights()
{
    const bool could = std::exchange(m_mayAsk, mayAsk());
    if (could != m_mayAsk)
        count();
    Q_EMIT changed();
}

//! What was reported while the user was away is in no event.
void ReportListModel::count()
{
    const int round = ++m_counts;
    if (!mayAsk()) {
        m_waiting = 0;
        return;
    }
    const auto onAnswer = [this, round](const Result<reply::Audit> &page) {
        if (!page || round != m_counts || m_isShown)
            return;
        Reports found;
        found.take(*page);
        m_waiting = waitingOf(found);
        Q_EMIT changed();
    };
    m_workspace->serverRequests().audit(m_room, {}, client::guarded(this, onAnswer));
}

int ReportListModel::waitingOf(const Reports &reports) const
{
    return int(std::ranges::count_if(reports.entries, [&](const AuditEntry &report) {
        const MessageId id = *report.target->message;
        const auto message = m_workspace->replica().messages().find(id);
        return !m_dismissed.contains(idOf(report)) && !reports.deleted.contains(id) && !(message && message->isDeleted());
    }));
}

int ReportListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant ReportListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReportRow &row = m_list.at(index.row());
    switch (role) {
    case ReportIdRole:
        return row.id;
    case MessageIdRole:
        return row.message.toString();
    case Qt::DisplayRole:
    case SentenceRole:
        return row.sentence;
    case ReasonRole:
        return row.reason;
    case PreviewRole:
        return row.preview;
    case TimeTextRole:
        return times::brief(row.at, QDate::currentDate());
    case DeletedRole:
        return row.deleted;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReportListModel::roleNames() const
{
    return {{ReportIdRole, "reportId"}, {MessageIdRole, "messageId"}, {SentenceRole, "sentence"},
            {ReasonRole, "reason"},     {PreviewRole, "preview"},     {TimeTextRole, "timeText"},
            {DeletedRole, "deleted"}};
}

QString ReportListModel::errorText() const
{
    const auto &error = m_pages.error();
    return error ? tr("The reports could not be listed. %1").arg(error->text()) : QString();
}

bool ReportListModel::canDelete() const
{
    return m_workspace && m_workspace->roomRights().may(m_room, "message:delete:any"_L1);
}

void ReportListModel::begin()
{
    m_deleting.giveUp();
    m_isShown = mayAsk();
    m_wanted = kEnough;
    m_pagesRead = 0;
    // What stands there stays until the answer is here.
    if (m_isShown)
        m_pages.begin();
}

void ReportListModel::loadMore()
{
    m_wanted = m_list.count() + kEnough;
    m_pagesRead = 0;
    m_pages.more();
}

void ReportListModel::end()
{
    m_isShown = false;
    m_deleting.giveUp();
    m_pages.end();
    m_found = {};
    show();
}

void ReportListModel::ask(const QString &cursor, int attempt)
{
    const auto onAnswer = [this, attempt](const Result<reply::Audit> &page) {
        if (!m_pages.isCurrent(attempt))
            return;
        if (!page)
            return m_pages.fail(page.error());
        take(*page);
    };
    m_workspace->serverRequests().audit(m_room, cursor, client::guarded(this, onAnswer));
}

void ReportListModel::take(const reply::Audit &page)
{
    if (m_pages.isFirst()) {
        m_found = {};
        if (!page.entries.isEmpty())
            Q_EMIT looked(m_room, page.entries.first().at);
    }
    m_found.take(page);
    m_pages.take(page.more, page.cursor);
    show();
    if (m_list.count() < m_wanted && ++m_pagesRead < kPagesAtOnce)
        m_pages.more();
}

void ReportListModel::show()
{
    QList<ReportRow> rows;
    for (const AuditEntry &report : std::as_const(m_found.entries)) {
        if (!m_workspace || m_dismissed.contains(idOf(report)))
            continue;
        const MessageId id = *report.target->message;
        const auto message = m_workspace->replica().messages().find(id);
        const bool isDeleted = m_found.deleted.contains(id) || (message && message->isDeleted());
        rows.append({.id = idOf(report),
                     .message = id,
                     .sentence = auditSentence(report, m_workspace->self().id),
                     .reason = report.reason,
                     .preview = message && !isDeleted ? plainPreview(message->content) : QString(),
                     .at = report.at,
                     .deleted = isDeleted});
    }
    m_list.sync(rows, rowHooks());
    if (m_isShown)
        m_waiting = m_workspace ? waitingOf(m_found) : 0;
    Q_EMIT changed();
}

void ReportListModel::dismiss(const QString &reportId)
{
    m_dismissed.set(reportId, true);
    show();
    const QPointer self(this);
    Q_EMIT undoable(tr("Report dismissed."), [self, reportId] {
        if (!self)
            return;
        self->m_dismissed.set(reportId, false);
        self->show();
    });
}

void ReportListModel::remove(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    if (!id || !m_workspace || m_deleting.isBusy())
        return;
    m_workspace->messageRequests().remove(
        *id, m_deleting.begin<Done>([this](Done) { Q_EMIT done(tr("Message deleted.")); }));
}

} // namespace confab::models
