// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ByteRange.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

bool areDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

//! What is too large for a number is as far away as any.
qint64 numberOf(QByteArrayView digits)
{
    bool isNumber = false;
    const qint64 number = digits.toByteArray().toLongLong(&isNumber);
    return isNumber ? number : std::numeric_limits<qint64>::max();
}

//! The only range there is; nothing: there are none or several, or they are malformed.
std::optional<QByteArray> onlyRangeIn(const HttpHeaders &request)
{
    constexpr QByteArrayView kUnit = "bytes=";
    const QByteArray value = request.value("range");
    if (request.count("range") != 1 || value.first(std::min(value.size(), kUnit.size())).toLower() != kUnit)
        return std::nullopt;
    QList<QByteArray> ranges;
    for (const QByteArray &range : value.sliced(kUnit.size()).split(',')) {
        if (!range.trimmed().isEmpty())
            ranges.append(range.trimmed());
    }
    return ranges.size() == 1 ? std::optional(ranges.first()) : std::nullopt;
}

//! Only a strong validator says that the bytes are still the same.
bool isStillThat(const HttpHeaders &request, const HttpHeaders &answer, const QDateTime &now)
{
    if (!request.contains("if-range"))
        return true;
    const QByteArray value = request.value("if-range");
    if (value.startsWith('"'))
        return value == answer.value("etag");
    const QByteArray modified = answer.value("last-modified");
    if (value.startsWith("W/") || value != modified)
        return false;
    // Within the second of its change it may change again and keep its time.
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(modified), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() && time.secsTo(now) > 1;
}

} // namespace

ByteRange rangeOf(const HttpHeaders &request, const HttpHeaders &answer, qint64 size, const QDateTime &now)
{
    const auto range = onlyRangeIn(request);
    if (!range || !isStillThat(request, answer, now))
        return {};
    const qsizetype dash = range->indexOf('-');
    if (dash < 0)
        return {};
    const QByteArrayView from = QByteArrayView(*range).first(dash);
    const QByteArrayView to = QByteArrayView(*range).sliced(dash + 1);
    if ((!from.isEmpty() && !areDigits(from)) || (!to.isEmpty() && !areDigits(to)) || (from.isEmpty() && to.isEmpty()))
        return {};
    if (from.isEmpty()) { // the last so many
        const qint64 count = std::min(numberOf(to), size);
        if (count > 0)
            return {ByteRange::Kind::Part, size - count, count};
        return numberOf(to) == 0 ? ByteRange{ByteRange::Kind::Outside} : ByteRange{};
    }
    const qint64 first = numberOf(from);
    if (!to.isEmpty() && numberOf(to) < first)
        return {};
    if (first >= size)
        return {ByteRange::Kind::Outside};
    const qint64 last = to.isEmpty() ? size - 1 : std::min(numberOf(to), size - 1);
    return {ByteRange::Kind::Part, first, last - first + 1};
}

} // namespace confab::gateway
