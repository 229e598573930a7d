// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JsonStringScanner.h"

#include "PlainBlock.h"

#include <QByteArrayView>
#include <QChar>

namespace confab::codec {

bool JsonStringScanner::scan()
{
    // A block that is not plain is gone through byte by byte before the next one is looked at.
    const char *block = m_at;
    while (m_at < m_end) {
        if (m_at >= block) {
            while (m_end - m_at > kPlainBlock<char> && isPlainBlock(m_at))
                m_at += kPlainBlock<char>;
            block = m_at + kPlainBlock<char>;
        }
        const auto c = quint8(*m_at);
        if (c == '"')
            return true;
        if (c == '\\') {
            m_isEscaped = true;
            if (!escape())
                return false;
        } else if (c < 0x20) {
            return fail("a control character stands in a string");
        } else if (c < 0x80) {
            ++m_at;
        } else if (!utf8Sequence()) {
            return false;
        }
    }
    return fail("a string does not end");
}

bool JsonStringScanner::fail(const char *reason)
{
    m_reason = reason;
    return false;
}

bool JsonStringScanner::escape()
{
    ++m_at;
    if (m_at == m_end)
        return fail("a string does not end");
    if (*m_at != 'u') {
        if (!QByteArrayView("\"\\/bfnrt").contains(*m_at))
            return fail("an escape is unknown");
        ++m_at;
        return true;
    }
    ++m_at;
    return surrogatePair();
}

// One \uXXXX, or two that make a pair; stands behind the first u.
bool JsonStringScanner::surrogatePair()
{
    uint unit = 0;
    if (!hexUnit(unit))
        return false;
    if (unit == 0 && !m_isNulAllowed)
        return fail("a NUL stands in a string");
    if (QChar::isLowSurrogate(unit))
        return fail("a surrogate stands alone");
    if (!QChar::isHighSurrogate(unit))
        return true;
    if (m_end - m_at < 2 || m_at[0] != '\\' || m_at[1] != 'u')
        return fail("a surrogate stands alone");
    m_at += 2;
    return hexUnit(unit) && (QChar::isLowSurrogate(unit) || fail("a surrogate stands alone"));
}

bool JsonStringScanner::hexUnit(uint &unit)
{
    unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end)
            return fail("a string does not end");
        const char c = *m_at;
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return fail("an escape is unknown");
        unit = unit << 4 | uint(digit);
    }
    return true;
}

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool JsonStringScanner::utf8Sequence()
{
    const auto lead = quint8(*m_at);
    const int length = lead >= 0xC2 && lead <= 0xDF   ? 2
                       : (lead & 0xF0) == 0xE0        ? 3
                       : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                      : 0;
    if (length == 0 || m_end - m_at < length)
        return fail("it is not valid UTF-8");
    const auto second = quint8(m_at[1]);
    const quint8 lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const quint8 highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest)
        return fail("it is not valid UTF-8");
    for (int i = 2; i < length; ++i) {
        if ((quint8(m_at[i]) & 0xC0) != 0x80)
            return fail("it is not valid UTF-8");
    }
    m_at += length;
    return true;
}

} // namespace confab::codec
