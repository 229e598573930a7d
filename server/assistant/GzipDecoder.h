// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace confab::assistant {

//! Unpacks gzip and zlib as it comes, never more than asked for, so that a small body can't become a huge one.
class GzipDecoder
{
public:
    GzipDecoder();
    ~GzipDecoder();
    Q_DISABLE_COPY_MOVE(GzipDecoder)

    //! Appends what the bytes unpack to, and stops when that is more than `most` bytes. False when it is not packed
    //! that way.
    bool feed(const QByteArray &bytes, qint64 most, QByteArray &unpacked);

private:
    std::unique_ptr<z_stream_s> m_stream;
};

} // namespace confab::assistant
