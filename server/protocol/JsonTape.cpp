// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JsonTape.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace confab::codec {

namespace {

char16_t unescaped(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return char16_t(c); // quote, backslash, slash: the scanner lets no other pass
    }
}

QString unescape(QByteArrayView raw)
{
    QString out;
    out.reserve(raw.size());
    qsizetype at = 0;
    while (at < raw.size()) {
        const auto *found = static_cast<const char *>(std::memchr(raw.data() + at, '\\', size_t(raw.size() - at)));
        const qsizetype stop = found ? found - raw.data() : raw.size();
        out += QString::fromUtf8(raw.sliced(at, stop - at));
        at = stop;
        if (!found)
            break;
        if (raw[at + 1] == 'u') {
            uint unit = 0;
            std::from_chars(raw.data() + at + 2, raw.data() + at + 6, unit, 16);
            out += QChar(char16_t(unit));
            at += 6;
        } else {
            out += QChar(unescaped(raw[at + 1]));
            at += 2;
        }
    }
    return out;
}

} // namespace

QString JsonTape::string(const Node &node) const
{
    return node.escaped ? unescape(raw(node)) : QString::fromUtf8(raw(node));
}

double JsonValue::toDouble() const
{
    if (!isDouble())
        return 0;
    const QByteArrayView text = m_tape->raw(node());
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

qint64 JsonValue::toInteger(qint64 fallback) const
{
    if (!isDouble())
        return fallback;
    const QByteArrayView text = m_tape->raw(node());
    const char *const end = text.data() + text.size();
    qint64 integer = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, integer);
    if (stop == end && error == std::errc())
        return integer;
    // 7.0 and 1e3 are whole numbers too.
    const double number = toDouble();
    constexpr double kLimit = 9.2e18;
    if (std::trunc(number) != number || std::abs(number) > kLimit)
        return fallback;
    return qint64(number);
}

QString JsonValue::toString() const
{
    return isString() ? m_tape->string(node()) : QString();
}

JsonObject JsonValue::toObject() const
{
    return isObject() ? JsonObject(*m_tape, m_node) : JsonObject();
}

JsonArray JsonValue::toArray() const
{
    return isArray() ? JsonArray(*m_tape, m_node) : JsonArray();
}

QByteArrayView JsonValue::plainString() const
{
    return isString() && !node().escaped ? m_tape->raw(node()) : QByteArrayView();
}

JsonObject JsonObject::over(const JsonObject &below) const
{
    JsonObject both = *this;
    both.m_below = &below;
    return both;
}

JsonValue JsonObject::value(QLatin1String key) const
{
    if (!m_tape)
        return below(key);
    const JsonTape &tape = *m_tape;
    const quint32 end = tape[m_node].end;
    for (quint32 i = m_node + 1; i < end; i = tape[i + 1].end) {
        const JsonTape::Node &node = tape[i];
        const bool same = node.escaped ? tape.string(node) == key
                                       : qsizetype(node.size) == key.size() &&
                                             std::memcmp(tape.raw(node).data(), key.data(), node.size) == 0;
        if (same)
            return {tape, i + 1};
    }
    return below(key);
}

} // namespace confab::codec
