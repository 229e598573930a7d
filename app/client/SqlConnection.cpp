// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqlConnection.h"

#include <QVariant>

#include <atomic>

namespace confab::client {

using namespace Qt::StringLiterals;

QSqlDatabase &SqlConnection::make()
{
    static std::atomic<int> count = 0;
    close();
    m_name = u"client-%1"_s.arg(++count);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    return m_database;
}

void SqlConnection::close()
{
    if (m_name.isEmpty())
        return;
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
}

QSqlQuery *SqlConnection::run(const char *sql, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[sql];
    bool isReady = query != nullptr;
    if (!isReady) {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        isReady = query->prepare(QLatin1String(sql));
    }
    for (int i = 0; isReady && i < values.size(); ++i)
        query->bindValue(i, values.at(i));
    if (isReady && query->exec())
        return query.get();
    // What failed once may be good for nothing any more: the next time it is prepared anew.
    m_lastError = query->lastError();
    m_statements.erase(sql);
    return nullptr;
}

} // namespace confab::client
