// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

namespace confab::storage {

//! Where a column stands among those that a statement, or a part of one that lists them, asks for: by what is written
//! there, or behind its AS. Does not compile when there is none.
consteval int columnOf(std::string_view text, std::string_view name)
{
    constexpr std::string_view kSelect = "SELECT ";
    if (text.starts_with(kSelect))
        text.remove_prefix(kSelect.size());
    int column = 0;
    int depth = 0;
    size_t from = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool isEnd = c == '\0' || (depth == 0 && text.substr(i).starts_with(" FROM "));
        if (!isEnd && (depth > 0 || c != ','))
            continue;
        std::string_view each = text.substr(from, i - from);
        if (const size_t as = each.rfind(" AS "); as != each.npos && each.find(')', as) == each.npos)
            each.remove_prefix(as + 4);
        while (each.starts_with(' '))
            each.remove_prefix(1);
        if (each == name)
            return column;
        if (isEnd)
            break;
        ++column;
        from = i + 1;
    }
    throw "no such column";
}

//! Part of a statement, to be put together at compile time: `static constexpr auto kText = kSelect + " WHERE …";`
template <size_t N>
struct SqlText
{
    consteval SqlText(const char (&literal)[N]) { std::copy_n(literal, N, text); }
    consteval SqlText() = default;
    //! The place of a column of this SELECT, or of this list of columns: `row.text(kText["m.content"])`.
    consteval int operator[](const char *column) const { return columnOf(std::string_view(text, N - 1), column); }
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

//! UTF-8.
struct SqlString
{
    QByteArray utf8 = {};
};
//! What is bound to a `?`. Strings and bytes are never NULL, also when they are empty. Optionals without value are
//! NULL; enumerations are bound by their number.
using SqlValue = std::variant<std::nullptr_t, qint64, double, QByteArray, SqlString>;

inline SqlValue toValue(const QString &text)
{
    return SqlString{text.toUtf8()};
}
inline SqlValue toValue(const QByteArray &bytes)
{
    return bytes;
}
inline SqlValue toValue(std::nullptr_t)
{
    return nullptr;
}
inline SqlValue toValue(double number)
{
    return number;
}
template <class T>
requires std::is_integral_v<T> || std::is_enum_v<T> SqlValue toValue(T number)
{
    return qint64(number);
}
template <class Tag>
SqlValue toValue(const Id<Tag> &id)
{
    return id.toBytes();
}
template <class T>
SqlValue toValue(const std::optional<T> &value)
{
    return value ? toValue(*value) : SqlValue(nullptr);
}

} // namespace confab::storage
