// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <QByteArray>

#include <optional>

namespace confab::gateway {

//! The body of a request or an answer, fetched in pieces by whoever takes it: the next one exists only when the last
//! has been dealt with, so a body of any size costs one piece of memory, and a slow side slows down the other by TCP.
//!
//! Lives on the thread of the route handlers, but for size(). Giving up the last pointer to it gives up the rest.
class HttpBody
{
public:
    static constexpr qint64 kPieceBytes = 64 * 1024;
    using Piece = core::Reply<QByteArray>;

    virtual ~HttpBody() = default;
    //! Bytes in all, where that is known from the start; it never changes. Any thread.
    virtual std::optional<qint64> size() const = 0;
    //! Answers at once or later: with at least one byte, and no more than kPieceBytes; with none at the end; or with
    //! why it ends too early. One call at a time.
    virtual void read(Piece piece) = 0;
    //! Whether ranges of it can be asked for, by seek() before the first read. It has a size then. Any thread.
    virtual bool isSeekable() const { return false; }
    virtual void seek(qint64 at) { Q_UNUSED(at) }
};

} // namespace confab::gateway
