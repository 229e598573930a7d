// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "HttpMessage.h"

class QDateTime;

namespace confab::gateway {

//! Which bytes of an answer a request wants.
struct ByteRange
{
    enum class Kind {
        Whole, //!< no range, or one that is to be ignored
        Part,
        Outside, //!< 416
    };
    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 count = 0;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

//! Range and If-Range of RFC 9110, sections 13.1.5 and 14.2, of a GET that is answered with 200 and `size` bytes;
//! `answer` may have etag and last-modified. Several ranges at once are ignored, as a server may. Pure.
ByteRange rangeOf(const HttpHeaders &request, const HttpHeaders &answer, qint64 size, const QDateTime &now);

} // namespace confab::gateway
