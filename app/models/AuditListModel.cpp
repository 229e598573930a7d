// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AuditListModel.h"

#include "AuditText.h"
#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Times.h"

namespace confab::models {

AuditListModel::AuditListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_pages([this](const QString &, const QString &cursor, int attempt) { ask(cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &AuditListModel::changed);
}

void AuditListModel::attach(client::Workspace *workspace, std::optional<RoomId> room)
{
    m_workspace = workspace;
    m_room = room;
    end();
}

int AuditListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant AuditListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_workspace)
        return {};
    const AuditEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case SentenceRole:
        return auditSentence(entry, m_workspace->self().id);
    case DetailRole:
        return auditDetail(entry, QDate::currentDate());
    case TimeTextRole:
        return times::brief(entry.at, QDate::currentDate());
    case FullTimeTextRole:
        return times::full(entry.at);
    default:
        return {};
    }
}

QHash<int, QByteArray> AuditListModel::roleNames() const
{
    return {{SentenceRole, "sentence"},
            {DetailRole, "detail"},
            {TimeTextRole, "timeText"},
            {FullTimeTextRole, "fullTimeText"}};
}

QString AuditListModel::errorText() const
{
    const auto &error = m_pages.error();
    return error ? tr("What was done could not be listed. %1").arg(error->text()) : QString();
}

void AuditListModel::begin()
{
    end();
    if (m_workspace)
        m_pages.begin();
}

void AuditListModel::end()
{
    m_pages.end();
    if (m_entries.isEmpty())
        return;
    beginResetModel();
    m_entries.clear();
    endResetModel();
    Q_EMIT changed();
}

void AuditListModel::ask(const QString &cursor, int attempt)
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

void AuditListModel::take(const reply::Audit &page)
{
    if (!page.entries.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(page.entries.size()) - 1);
        m_entries += page.entries;
        endInsertRows();
    }
    m_pages.take(page.more, page.cursor);
}

} // namespace confab::models
