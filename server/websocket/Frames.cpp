// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Frames.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace confab::websocket {

namespace {

// RFC 6455 section 5.5.
constexpr qsizetype kLargestControl = 125;
constexpr char kFinalClose = char(0x88);
constexpr char kFinalPong = char(0x8a);

QByteArray controlFrame(char first, QByteArrayView payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 2);
    frame.append(first);
    frame.append(char(payload.size()));
    frame.append(payload);
    return frame;
}

struct Extent
{
    qsizetype head = 0;
    qsizetype payload = 0;
};

//! Of the first of our own frames: whole, and unmasked.
Extent extentOf(QByteArrayView frames)
{
    const auto length = quint8(frames[1]);
    if (length == 126)
        return {4, qsizetype(qFromBigEndian<quint16>(frames.data() + 2))};
    if (length == 127)
        return {10, qsizetype(qFromBigEndian<quint64>(frames.data() + 2))};
    return {2, length};
}

} // namespace

QByteArray textFrame(QByteArrayView payload)
{
    constexpr char kFinalText = char(0x81);
    const auto size = quint64(payload.size());
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame.append(kFinalText);
    int lengthBytes = 0;
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        frame.append(char(126));
        lengthBytes = 2;
    } else {
        frame.append(char(127));
        lengthBytes = 8;
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        frame.append(char(size >> (8 * i)));
    frame.append(payload);
    return frame;
}

QByteArray pingFrame()
{
    return QByteArray("\x89\x00", 2);
}

QByteArray pongFrame(QByteArrayView payload)
{
    return controlFrame(kFinalPong, payload.first(std::min(payload.size(), kLargestControl)));
}

QByteArray closeFrame(std::optional<quint16> code, const QString &reason)
{
    if (!code)
        return controlFrame(kFinalClose, {});
    QByteArray payload;
    payload.append(char(*code >> 8));
    payload.append(char(*code & 0xff));
    // By whole characters: half of one would not be UTF-8.
    QStringView fitting = reason;
    while (payload.size() + fitting.toUtf8().size() > kLargestControl)
        fitting.chop(fitting.size() > 1 && fitting.last().isLowSurrogate() ? 2 : 1);
    return controlFrame(kFinalClose, payload + fitting.toUtf8());
}

QByteArray masked(QByteArrayView frame, quint32 mask)
{
    constexpr char kMasked = char(0x80);
    std::array<char, sizeof mask> key{};
    qToBigEndian(mask, key.data());
    const Extent extent = extentOf(frame);
    QByteArray result;
    result.reserve(frame.size() + qsizetype(key.size()));
    result.append(frame.first(extent.head));
    result[1] = char(result[1] | kMasked);
    result.append(key.data(), qsizetype(key.size()));
    for (qsizetype i = 0; i < extent.payload; ++i)
        result.append(char(frame[extent.head + i] ^ key[size_t(i) % key.size()]));
    return result;
}

std::optional<QByteArrayView> takeText(QByteArrayView &frames)
{
    if (frames.isEmpty())
        return std::nullopt;
    const Extent extent = extentOf(frames);
    const QByteArrayView text = frames.sliced(extent.head, extent.payload);
    frames = frames.sliced(extent.head + extent.payload);
    return text;
}

} // namespace confab::websocket
