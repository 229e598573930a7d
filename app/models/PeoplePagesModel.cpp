// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeoplePagesModel.h"

#include "client/Guarded.h"

#include <algorithm>

namespace confab::models {

PeoplePagesModel::PeoplePagesModel(QObject *parent)
    : PeopleRowsModel(parent)
    , m_pages([this](const QString &, const QString &cursor, int attempt) { askFor(cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &PeoplePagesModel::changed);
}

QString PeoplePagesModel::errorText() const
{
    const auto &error = m_pages.error();
    return error ? failureText(*error) : m_actError;
}

void PeoplePagesModel::refresh()
{
    m_actError.clear();
    if (isAskable())
        m_pages.begin();
    else
        m_pages.end();
}

void PeoplePagesModel::askFor(const QString &cursor, int attempt)
{
    const auto onAnswer = [this, attempt](const Result<PeoplePage> &page) {
        if (!m_pages.isCurrent(attempt))
            return;
        if (!page)
            return m_pages.fail(page.error());
        QList<PersonRow> rows = m_pages.isFirst() ? QList<PersonRow>() : this->rows();
        for (const PersonRow &row : page->rows) {
            // Who moved meanwhile comes twice.
            if (std::ranges::find(rows, row.id, &PersonRow::id) == rows.end())
                rows.append(row);
        }
        setRows(rows);
        m_pages.take(page->more, page->cursor);
    };
    ask(cursor, client::guarded(this, onAnswer));
}

void PeoplePagesModel::clear()
{
    m_actError.clear();
    setRows({});
    m_pages.end();
}

void PeoplePagesModel::removeRow(UserId user)
{
    QList<PersonRow> rows = this->rows();
    rows.removeIf([user](const PersonRow &row) { return row.id == user; });
    setRows(rows);
}

void PeoplePagesModel::setActError(const QString &text)
{
    m_actError = text;
    Q_EMIT changed();
}

} // namespace confab::models
