// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Limits.h"

#include <QString>

namespace confab::client {

//! How a message's text stands to what the server announced, in bytes; above 0 it can't pass.
struct MessageSize
{
    int overContent = 0; //!< as UTF-8
    //! As it travels: what JSON escapes takes up to six bytes there, and the ids of a reply in a thread come with it.
    int overFrame = 0;

    bool passes() const { return overContent <= 0 && overFrame <= 0; }
    static MessageSize of(const QString &content, const Limits &limits);
};

//! Bytes of UTF-8; half of a surrogate pair counts as U+FFFD, which is what travels in its place.
qsizetype utf8Size(QStringView text);

} // namespace confab::client
