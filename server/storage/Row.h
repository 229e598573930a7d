// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

struct sqlite3_stmt;

namespace confab::storage {

//! One row of a result, valid inside the visitor that it is given to. Columns count from 0; of more than one, their
//! statement tells the places by name (SqlText). A PRAGMA's are counted, as its text names none.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }

    bool isNull(int column) const;
    qint64 integer(int column) const; //!< NULL is 0
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    std::optional<qint64> optionalInteger(int column) const;

    template <class E>
    E enumeration(int column) const
    {
        return static_cast<E>(integer(column));
    }
    //! A null id for NULL.
    template <class IdType>
    IdType id(int column) const
    {
        return IdType::fromBytes(bytes(column)).value_or(IdType{});
    }
    template <class IdType>
    std::optional<IdType> optionalId(int column) const
    {
        return IdType::fromBytes(bytes(column));
    }

private:
    sqlite3_stmt *m_statement;
};

} // namespace confab::storage
