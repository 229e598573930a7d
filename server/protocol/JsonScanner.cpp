// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JsonScanner.h"

#include "JsonStringScanner.h"

#include <charconv>

namespace confab::codec {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

quint32 hashOf(QByteArrayView key)
{
    quint32 hash = 2'166'136'261u;
    for (const char c : key)
        hash = (hash ^ quint8(c)) * 16'777'619u;
    return hash;
}

} // namespace

JsonScanner::JsonScanner(JsonTape &tape, const Limits &limits)
    : m_tape(tape)
    , m_limits(limits)
    , m_at(tape.text().data())
    , m_end(tape.text().data() + tape.text().size())
{
}

Result<> JsonScanner::scan()
{
    skipSpace();
    bool good = at('{') ? object(1) : fail("an object is expected");
    if (good) {
        skipSpace();
        good = m_at == m_end || fail("something follows the object");
    }
    if (good)
        return Done{};
    return Error{ErrorCode::BadRequest,
                 u"Not usable JSON at byte %1: %2."_s.arg(offset()).arg(QLatin1String(m_reason))};
}

bool JsonScanner::fail(const char *reason)
{
    if (!m_reason)
        m_reason = reason;
    return false;
}

void JsonScanner::skipSpace()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
        ++m_at;
}

bool JsonScanner::value(int depth)
{
    if (m_at == m_end)
        return fail("it ends too early");
    switch (*m_at) {
    case '{':
        return object(depth + 1);
    case '[':
        return array(depth + 1);
    case '"':
        return string();
    case 't':
        return word("true", JsonTape::Type::True);
    case 'f':
        return word("false", JsonTape::Type::False);
    case 'n':
        return word("null", JsonTape::Type::Null);
    default:
        return number();
    }
}

bool JsonScanner::object(int depth)
{
    if (depth > m_limits.jsonDepth)
        return fail("it is nested too deep");
    const qsizetype node = m_tape.append({.begin = offset(), .type = JsonTape::Type::Object});
    const qsizetype firstKey = m_keys.size();
    ++m_at;
    skipSpace();
    while (!at('}')) {
        if (m_keys.size() > firstKey) {
            if (!at(','))
                return fail("a comma or a brace is expected");
            ++m_at;
            skipSpace();
        }
        if (!at('"'))
            return fail("a key is expected");
        if (!string() || !checkKey(node, firstKey))
            return false;
        skipSpace();
        if (!at(':'))
            return fail("a colon is expected");
        ++m_at;
        skipSpace();
        if (!value(depth))
            return false;
        skipSpace();
    }
    ++m_at;
    m_keys.resize(firstKey);
    m_tape[node].end = quint32(m_tape.size());
    return true;
}

bool JsonScanner::array(int depth)
{
    if (depth > m_limits.jsonDepth)
        return fail("it is nested too deep");
    const qsizetype node = m_tape.append({.begin = offset(), .type = JsonTape::Type::Array});
    ++m_at;
    skipSpace();
    bool first = true;
    while (!at(']')) {
        if (!first) {
            if (!at(','))
                return fail("a comma or a bracket is expected");
            ++m_at;
            skipSpace();
        }
        first = false;
        if (!value(depth))
            return false;
        skipSpace();
    }
    ++m_at;
    m_tape[node].end = quint32(m_tape.size());
    return true;
}

// The key is the tape's last node.
bool JsonScanner::checkKey(qsizetype object, qsizetype firstKey)
{
    if (!mayHaveOneMore(object, m_keys.size() - firstKey))
        return fail("an object has too many keys");
    if (++m_keyCount > m_limits.jsonKeysFrame)
        return fail("there are too many keys");
    const JsonTape::Node &node = m_tape[m_tape.size() - 1];
    const Key key{quint32(m_tape.size() - 1),
                  node.escaped ? hashOf(m_tape.string(node).toUtf8()) : hashOf(m_tape.raw(node))};
    for (qsizetype i = firstKey; i < m_keys.size(); ++i) {
        if (m_keys[i].hash == key.hash && sameKey(m_keys[i], key))
            return fail("a key stands twice");
    }
    m_keys.append(key);
    return true;
}

bool JsonScanner::mayHaveOneMore(qsizetype object, qsizetype keys)
{
    if (keys < m_limits.jsonKeysObject)
        return true;
    if (keys >= m_wideKeys || m_wideObject.value_or(object) != object)
        return false;
    m_wideObject = quint32(object);
    return true;
}

bool JsonScanner::sameKey(const Key &one, const Key &other) const
{
    const JsonTape::Node &a = m_tape[one.node];
    const JsonTape::Node &b = m_tape[other.node];
    return a.escaped || b.escaped ? m_tape.string(a) == m_tape.string(b) : m_tape.raw(a) == m_tape.raw(b);
}

bool JsonScanner::string()
{
    ++m_at;
    const quint32 begin = offset();
    JsonStringScanner text(m_at, m_end, m_isNulAllowed);
    const bool isGood = text.scan();
    m_at = text.at();
    if (!isGood)
        return fail(text.reason());
    m_tape.append(
        {begin, offset() - begin, quint32(m_tape.size() + 1), JsonTape::Type::String, text.isEscaped()});
    ++m_at;
    return true;
}

bool JsonScanner::number()
{
    const char *const start = m_at;
    const quint32 begin = offset();
    if (at('-'))
        ++m_at;
    if (at('0'))
        ++m_at; // nothing may follow a leading zero
    else if (!digits())
        return false;
    bool mayOverflow = m_at - start > 300;
    if (at('.')) {
        ++m_at;
        if (!digits())
            return false;
    }
    if (at('e') || at('E')) {
        mayOverflow = true;
        ++m_at;
        if (at('+') || at('-'))
            ++m_at;
        if (!digits())
            return false;
    }
    if (mayOverflow) {
        double number = 0;
        if (std::from_chars(start, m_at, number).ec != std::errc())
            return fail("a number is out of range");
    }
    m_tape.append({begin, offset() - begin, quint32(m_tape.size() + 1), JsonTape::Type::Number});
    return true;
}

bool JsonScanner::digits()
{
    if (m_at == m_end || !isDigit(*m_at))
        return fail("a value is expected");
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

bool JsonScanner::word(QByteArrayView text, JsonTape::Type type)
{
    if (m_end - m_at < text.size() || QByteArrayView(m_at, text.size()) != text)
        return fail("a value is expected");
    m_tape.append({offset(), quint32(text.size()), quint32(m_tape.size() + 1), type});
    m_at += text.size();
    return true;
}

} // namespace confab::codec
