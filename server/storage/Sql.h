// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <algorithm>
#include <optional>
#include <type_traits>

class QSqlQuery;

namespace confab::storage {

//! Part of a statement, to be put together at compile time: `static constexpr auto kText = kSelect + " WHERE …";`
template <size_t N>
struct SqlText
{
    consteval SqlText(const char (&literal)[N]) { std::copy_n(literal, N, text); }
    consteval SqlText() = default;
    char text[N] = {};
};

template <size_t A, size_t B>
consteval SqlText<A + B - 1> operator+(const SqlText<A> &left, const SqlText<B> &right)
{
    SqlText<A + B - 1> both;
    std::copy_n(left.text, A - 1, both.text);
    std::copy_n(right.text, B, both.text + A - 1);
    return both;
}
template <size_t A, size_t B>
consteval auto operator+(const SqlText<A> &left, const char (&right)[B])
{
    return left + SqlText<B>(right);
}

//! The text of one statement. Only literals and constexpr arrays convert to it, because the address of the text is
//! the key of the prepared statement. A `?` is a value to be bound, at most 32, and stands nowhere else in the text.
class Sql
{
public:
    consteval Sql(const char *literal)
        : m_text(literal)
    {
    }
    template <size_t N>
    consteval Sql(const SqlText<N> &text)
        : m_text(text.text)
    {
    }
    const char *text() const { return m_text; }

private:
    const char *m_text;
};

//! What is bound to a `?`. Strings and bytes are never NULL, also when they are empty: QSql would take a null QString
//! for NULL. Optionals without value are NULL; enumerations are bound by their number.
inline QVariant toValue(const QString &text)
{
    return text.isNull() ? QVariant(QString(QLatin1String(""))) : QVariant(text);
}
inline QVariant toValue(const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}
inline QVariant toValue(std::nullptr_t)
{
    return {};
}
inline QVariant toValue(double number)
{
    return number;
}
template <class T>
requires std::is_integral_v<T> || std::is_enum_v<T> QVariant toValue(T number)
{
    return QVariant(qint64(number));
}
template <class Tag>
QVariant toValue(const Id<Tag> &id)
{
    return QVariant(id.toBytes());
}
template <class T>
QVariant toValue(const std::optional<T> &value)
{
    return value ? toValue(*value) : QVariant();
}

//! One row of a result, valid inside the visitor that it is given to. Columns count from 0.
class Row
{
public:
    explicit Row(const QSqlQuery &query)
        : m_query(query)
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
    const QSqlQuery &m_query;
};

} // namespace confab::storage
