// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! What a room's draft is about, if it is no message of its own.
struct DraftSubject
{
    enum class Kind { Reply, Edit };

    Kind kind = Kind::Reply;
    MessageId message = {};
    QString aside = {}; //!< the draft that an edit has taken the place of

    friend bool operator==(const DraftSubject &, const DraftSubject &) = default;
};

} // namespace confab::client
