// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "JsonWriter.h"

#include "PlainBlock.h"
#include "TimeText.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace confab::codec {

namespace {

constexpr char kHex[] = "0123456789abcdef";

// 0: stands as it is. 'u': as \u00XX. Else: the letter behind the backslash.
constexpr std::array<char, 128> escapeLetters()
{
    std::array<char, 128> letters = {};
    for (size_t c = 0; c < 0x20; ++c)
        letters[c] = 'u';
    letters['\b'] = 'b';
    letters['\f'] = 'f';
    letters['\n'] = 'n';
    letters['\r'] = 'r';
    letters['\t'] = 't';
    letters['"'] = '"';
    letters['\\'] = '\\';
    return letters;
}
constexpr auto kEscapeLetters = escapeLetters();

char *writeEscape(char *out, char16_t c)
{
    const char letter = kEscapeLetters[c];
    *out++ = '\\';
    *out++ = letter;
    if (letter == 'u') {
        *out++ = '0';
        *out++ = '0';
        *out++ = kHex[c >> 4];
        *out++ = kHex[c & 15];
    }
    return out;
}

char *writeUtf8(char *out, char32_t c)
{
    if (c < 0x800) {
        *out++ = char(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            *out++ = char(0xE0 | (c >> 12));
        } else {
            *out++ = char(0xF0 | (c >> 18));
            *out++ = char(0x80 | ((c >> 12) & 0x3F));
        }
        *out++ = char(0x80 | ((c >> 6) & 0x3F));
    }
    *out++ = char(0x80 | (c & 0x3F));
    return out;
}

constexpr qsizetype kBlock = kPlainBlock<char16_t>;

char *writePlain(char *out, const char16_t *&at)
{
    for (qsizetype i = 0; i < kBlock; ++i)
        out[i] = char(at[i]);
    at += kBlock;
    return out + kBlock;
}

// Up to `stop`, or the second half of a surrogate pair behind it. The text goes on to `end`.
char *writeText(char *out, const char16_t *&at, const char16_t *stop, const char16_t *end)
{
    while (at < stop) {
        const char16_t c = *at++;
        if (c < 0x80) {
            if (kEscapeLetters[c] == 0) [[likely]]
                *out++ = char(c);
            else
                out = writeEscape(out, c);
        } else if (!QChar::isSurrogate(c)) {
            out = writeUtf8(out, c);
        } else if (QChar::isHighSurrogate(c) && at < end && QChar::isLowSurrogate(*at)) {
            out = writeUtf8(out, QChar::surrogateToUcs4(c, *at++));
        } else {
            out = writeUtf8(out, QChar::ReplacementCharacter);
        }
    }
    return out;
}

} // namespace

JsonWriter::JsonWriter(qsizetype expectedBytes)
    : m_buffer(expectedBytes, Qt::Uninitialized)
    , m_at(m_buffer.data())
    , m_end(m_at + expectedBytes)
{
}

QByteArray JsonWriter::take()
{
    m_buffer.truncate(size());
    m_at = nullptr;
    m_end = nullptr;
    m_comma = false;
    return std::exchange(m_buffer, {});
}

char *JsonWriter::grow(qsizetype bytes)
{
    const qsizetype used = size();
    m_buffer.resize(std::max(m_buffer.size() * 2, used + bytes));
    m_at = m_buffer.data() + used;
    m_end = m_buffer.data() + m_buffer.size();
    return m_at;
}

void JsonWriter::open(char brace)
{
    char *out = reserve(2);
    if (m_comma)
        *out++ = ',';
    *out++ = brace;
    commit(out);
    m_comma = false;
}

void JsonWriter::close(char brace)
{
    char *out = reserve(1);
    *out++ = brace;
    commit(out);
    m_comma = true;
}

void JsonWriter::key(QLatin1String name)
{
    char *out = reserve(name.size() + 4);
    if (m_comma)
        *out++ = ',';
    *out++ = '"';
    std::memcpy(out, name.data(), size_t(name.size()));
    out += name.size();
    *out++ = '"';
    *out++ = ':';
    commit(out);
    m_comma = false;
}

void JsonWriter::literal(QByteArrayView text)
{
    char *out = reserve(text.size() + 1);
    if (m_comma)
        *out++ = ',';
    if (!text.isEmpty())
        std::memcpy(out, text.data(), size_t(text.size()));
    commit(out + text.size());
    m_comma = true;
}

void JsonWriter::value(QLatin1String name)
{
    char *out = reserve(name.size() + 3);
    if (m_comma)
        *out++ = ',';
    *out++ = '"';
    if (!name.isEmpty())
        std::memcpy(out, name.data(), size_t(name.size()));
    out += name.size();
    *out++ = '"';
    commit(out);
    m_comma = true;
}

void JsonWriter::value(QStringView text)
{
    char *out = reserve(2);
    if (m_comma)
        *out++ = ',';
    *out++ = '"';
    commit(out);
    const char16_t *at = text.utf16();
    const char16_t *const end = at + text.size();
    while (at < end) {
        // A unit makes six bytes at most, so one check of the space serves many of them.
        constexpr qsizetype kChecked = 32 * kBlock;
        const char16_t *const stop = at + std::min<qsizetype>(kChecked, end - at);
        out = reserve((stop - at) * 6 + 1);
        while (stop - at >= kBlock)
            out = isPlainBlock(at) ? writePlain(out, at) : writeText(out, at, at + kBlock, end);
        commit(writeText(out, at, stop, end));
    }
    out = reserve(1);
    *out++ = '"';
    commit(out);
    m_comma = true;
}

void JsonWriter::integer(qint64 number)
{
    char *out = reserve(24);
    if (m_comma)
        *out++ = ',';
    commit(std::to_chars(out, out + 21, number).ptr);
    m_comma = true;
}

void JsonWriter::value(double number)
{
    char text[32];
    const auto result = std::to_chars(text, text + sizeof text, std::isfinite(number) ? number : 0.0);
    literal(QByteArrayView(text, result.ptr - text));
}

void JsonWriter::uuid(const Uuid &id)
{
    char *out = reserve(Uuid::kTextLength + 3);
    if (m_comma)
        *out++ = ',';
    *out++ = '"';
    out = id.writeTo(out);
    *out++ = '"';
    commit(out);
    m_comma = true;
}

void JsonWriter::time(Timestamp time)
{
    char *out = reserve(kTimeTextLength + 3);
    if (m_comma)
        *out++ = ',';
    *out++ = '"';
    out = writeTime(time, out);
    *out++ = '"';
    commit(out);
    m_comma = true;
}

} // namespace confab::codec
