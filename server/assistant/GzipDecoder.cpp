// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "GzipDecoder.h"

#include <array>
#include <zlib.h>

namespace confab::assistant {

namespace {
// The largest window, and 32 for either header.
constexpr int kEitherFormat = MAX_WBITS + 32;
} // namespace

GzipDecoder::GzipDecoder()
    : m_stream(std::make_unique<z_stream_s>())
{
    inflateInit2(m_stream.get(), kEitherFormat);
}

GzipDecoder::~GzipDecoder()
{
    inflateEnd(m_stream.get());
}

bool GzipDecoder::feed(const QByteArray &bytes, qint64 most, QByteArray &unpacked)
{
    std::array<char, 16 * 1024> piece;
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    m_stream->avail_in = uInt(bytes.size());
    qint64 count = 0;
    bool isFull = false; // there may be more to come of what was taken in
    while ((m_stream->avail_in > 0 || isFull) && count <= most) {
        m_stream->next_out = reinterpret_cast<Bytef *>(piece.data());
        m_stream->avail_out = uInt(piece.size());
        const int state = inflate(m_stream.get(), Z_SYNC_FLUSH);
        const qsizetype got = qsizetype(piece.size()) - m_stream->avail_out;
        unpacked.append(piece.data(), got);
        count += got;
        isFull = m_stream->avail_out == 0;
        // One packed piece may follow another.
        if (state == Z_STREAM_END)
            inflateReset(m_stream.get());
        else if (state == Z_BUF_ERROR)
            break;
        else if (state != Z_OK)
            return false;
    }
    return true;
}

} // namespace confab::assistant
