// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Ids.h"

#include <QRandomGenerator>

#include <chrono>
#include <mutex>

namespace confab {

namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr int kTextLength = Uuid::kTextLength;
// Where the hyphens stand in the text form.
constexpr bool isHyphen(int i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

int hexValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

template <class Unit>
bool readText(const Unit *text, qsizetype size, quint64 (&halves)[2])
{
    if (size != kTextLength)
        return false;
    int nibble = 0;
    for (int i = 0; i < kTextLength; ++i) {
        if (isHyphen(i)) {
            if (text[i] != Unit('-'))
                return false;
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return false;
        halves[nibble / 16] = (halves[nibble / 16] << 4) | quint64(value);
        ++nibble;
    }
    return true;
}

void writeText(quint64 high, quint64 low, char *out)
{
    int nibble = 0;
    for (int i = 0; i < kTextLength; ++i) {
        if (isHyphen(i)) {
            out[i] = '-';
            continue;
        }
        const quint64 half = nibble < 16 ? high : low;
        out[i] = kHex[(half >> (60 - 4 * (nibble & 15))) & 15];
        ++nibble;
    }
}

} // namespace

Uuid Uuid::make()
{
    static std::mutex mutex;
    static quint64 lastTick = 0;
    using namespace std::chrono;
    const auto ms = quint64(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    quint64 tick = 0;
    {
        // 48 bits of time and 12 bits of counter make one number that only grows, so that ids of one process sort in
        // the order of their making even within a millisecond or when the clock steps back.
        const std::lock_guard lock(mutex);
        tick = std::max(ms << 12, lastTick + 1);
        lastTick = tick;
    }
    const quint64 high = ((tick >> 12) << 16) | 0x7000u | (tick & 0xfff);
    const quint64 low = (QRandomGenerator::system()->generate64() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    return {high, low};
}

std::optional<Uuid> Uuid::fromString(QStringView text)
{
    quint64 halves[2] = {};
    return readText(text.utf16(), text.size(), halves) ? std::optional(Uuid(halves[0], halves[1])) : std::nullopt;
}

std::optional<Uuid> Uuid::fromAscii(QByteArrayView text)
{
    quint64 halves[2] = {};
    const auto *units = reinterpret_cast<const uchar *>(text.data());
    return readText(units, text.size(), halves) ? std::optional(Uuid(halves[0], halves[1])) : std::nullopt;
}

std::optional<Uuid> Uuid::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 16)
        return std::nullopt;
    quint64 halves[2] = {};
    for (int i = 0; i < 16; ++i)
        halves[i / 8] = (halves[i / 8] << 8) | quint8(bytes[i]);
    return Uuid(halves[0], halves[1]);
}

QString Uuid::toString() const
{
    char text[kTextLength];
    writeText(m_high, m_low, text);
    return QString::fromLatin1(text, kTextLength);
}

char *Uuid::writeTo(char *out) const
{
    writeText(m_high, m_low, out);
    return out + kTextLength;
}

void Uuid::appendTo(QByteArray &out) const
{
    const auto start = out.size();
    out.resize(start + kTextLength);
    writeText(m_high, m_low, out.data() + start);
}

QByteArray Uuid::toBytes() const
{
    QByteArray bytes(16, Qt::Uninitialized);
    for (int i = 0; i < 16; ++i)
        bytes[i] = char((i < 8 ? m_high : m_low) >> (56 - 8 * (i & 7)));
    return bytes;
}

} // namespace confab
