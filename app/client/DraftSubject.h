// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::client {

//! What a room's draft is about, and whether it may be sent.
struct DraftSubject
{
    enum class Kind { Reply, Edit, Nothing };

    Kind kind = Kind::Reply;
    MessageId message = {};
    QString aside = {}; //!< the draft that an edit has taken the place of
    //! The draft (what is set aside, for an edit) got there without anybody's doing, and is not sent before its writer
    //! says so.
    bool held = false;

    friend bool operator==(const DraftSubject &, const DraftSubject &) = default;
};

} // namespace confab::client
