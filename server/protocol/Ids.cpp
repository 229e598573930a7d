// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Ids.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <chrono>
#include <cstring>
#include <mutex>

namespace confab {

namespace {

constexpr int kTextLength = Uuid::kTextLength;
constexpr int kBytes = 16;

// Both digits of each byte: every event holds several ids.
constexpr auto kHexPairs = [] {
    std::array<std::array<char, 2>, 256> pairs = {};
    constexpr char digits[] = "0123456789abcdef";
    for (size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {digits[byte >> 4], digits[byte & 15]};
    return pairs;
}();

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
    for (int i = 0; i < kBytes; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        const quint64 half = i < 8 ? high : low;
        std::memcpy(out, kHexPairs[(half >> (56 - 8 * (i & 7))) & 0xff].data(), 2);
        out += 2;
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
    if (bytes.size() != kBytes)
        return std::nullopt;
    return Uuid(qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + kBytes / 2));
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
    QByteArray bytes(kBytes, Qt::Uninitialized);
    char *const out = bytes.data();
    qToBigEndian(m_high, out);
    qToBigEndian(m_low, out + kBytes / 2);
    return bytes;
}

} // namespace confab
