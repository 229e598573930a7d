// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QSet>

namespace confab::models {

//! What the audit of a room tells of messages that were reported.
struct Reports
{
    QList<AuditEntry> entries = {}; //!< the newest first; each has a message as its target
    QSet<MessageId> deleted = {};   //!< messages that were deleted since

    //! Takes it out of a page, behind what there is.
    void take(const reply::Audit &page);
};

} // namespace confab::models
