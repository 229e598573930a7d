// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureHeader.h"

#include <QtEndian>

namespace confab::core {

namespace {

//! Numbers in a text of bytes; 0 beyond its end.
class Bytes
{
public:
    explicit Bytes(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    bool has(qsizetype at, QByteArrayView text) const
    {
        return at + text.size() <= m_bytes.size() && QByteArrayView(m_bytes).sliced(at, text.size()) == text;
    }
    int one(qsizetype at) const { return at < m_bytes.size() ? quint8(m_bytes[at]) : 0; }
    int two(qsizetype at) const { return one(at) << 8 | one(at + 1); }
    int twoLittle(qsizetype at) const { return one(at) | one(at + 1) << 8; }
    int threeLittle(qsizetype at) const { return twoLittle(at) | one(at + 2) << 16; }
    qint64 four(qsizetype at) const { return qint64(two(at)) << 16 | two(at + 2); }
    quint32 fourLittle(qsizetype at) const { return quint32(twoLittle(at)) | quint32(twoLittle(at + 2)) << 16; }
    bool holds(qsizetype end) const { return end <= m_bytes.size(); }

private:
    const QByteArray &m_bytes;
};

std::optional<PictureHeader> header(const char *type, qint64 width, qint64 height)
{
    constexpr qint64 kMost = 1 << 24;
    if (width <= 0 || height <= 0 || width > kMost || height > kMost)
        return std::nullopt;
    return PictureHeader{type, int(width), int(height)};
}

std::optional<PictureHeader> ofPng(const Bytes &bytes)
{
    constexpr qsizetype kFirstChunk = 8;
    if (!bytes.has(kFirstChunk + 4, "IHDR") || bytes.four(kFirstChunk) != 13 || !bytes.holds(kFirstChunk + 25))
        return std::nullopt;
    return header("image/png", bytes.four(kFirstChunk + 8), bytes.four(kFirstChunk + 12));
}

bool isFrame(int marker)
{
    constexpr int kHuffman = 0xc4, kReserved = 0xc8, kArithmetic = 0xcc;
    return marker >= 0xc0 && marker <= 0xcf && marker != kHuffman && marker != kReserved && marker != kArithmetic;
}

std::optional<PictureHeader> ofJpeg(const Bytes &bytes)
{
    constexpr int kScan = 0xda, kEnd = 0xd9;
    for (qsizetype at = 2; bytes.holds(at + 9);) {
        if (bytes.one(at) != 0xff)
            return std::nullopt;
        const int marker = bytes.one(at + 1);
        if (marker == 0xff) { // fills up
            ++at;
            continue;
        }
        if (isFrame(marker))
            return header("image/jpeg", bytes.two(at + 7), bytes.two(at + 5));
        if (marker == kScan || marker == kEnd || bytes.two(at + 2) < 2)
            return std::nullopt;
        at += 2 + bytes.two(at + 2);
    }
    return std::nullopt;
}

std::optional<PictureHeader> ofWebP(const Bytes &bytes)
{
    constexpr qsizetype kData = 20; // behind RIFF, WEBP and the head of the first chunk
    constexpr int kSizeBits = 0x3fff;
    if (!bytes.holds(kData + 10))
        return std::nullopt;
    if (bytes.has(12, "VP8X"))
        return header("image/webp", bytes.threeLittle(kData + 4) + 1, bytes.threeLittle(kData + 7) + 1);
    if (bytes.has(12, "VP8L") && bytes.one(kData) == 0x2f) {
        const quint32 size = bytes.fourLittle(kData + 1);
        return header("image/webp", int(size & kSizeBits) + 1, int(size >> 14 & kSizeBits) + 1);
    }
    if (bytes.has(12, "VP8 ") && bytes.has(kData + 3, "\x9d\x01\x2a"))
        return header("image/webp", bytes.twoLittle(kData + 6) & kSizeBits, bytes.twoLittle(kData + 8) & kSizeBits);
    return std::nullopt;
}

} // namespace

std::optional<PictureHeader> pictureHeader(const QByteArray &given)
{
    const Bytes bytes(given);
    if (bytes.has(0, QByteArrayView("\x89PNG\r\n\x1a\n", 8)))
        return ofPng(bytes);
    if (bytes.has(0, "\xff\xd8"))
        return ofJpeg(bytes);
    if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP"))
        return ofWebP(bytes);
    return std::nullopt;
}

} // namespace confab::core
