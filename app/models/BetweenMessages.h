// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TimelineItem.h"

#include <functional>

namespace confab::models {

//! What decides where a system line stands.
struct LineFact
{
    Timestamp at = 0;   //!< when it happened; 0 where that is not known
    bool isOwn = false; //!< by whoever reads: no news to them
};

//! Of the system lines of a place, in their order.
using LineFacts = std::function<QList<LineFact>(const LineRange &range)>;

//! The rows between two messages, newest first: the separator of each day, below that of the newer message the line of
//! new messages, and each system line on its day. One of which nobody knows when it was stands on the day of what is
//! above it. What the reader did before anybody else stands above the line of new messages. `older` is null above all
//! that is loaded, `newer` below the newest, both where there is no message at all. `lineSeq` is the message that bears
//! the line of new messages, 0 for none. `lineFacts` may be empty.
QList<TimelineItem> itemsBetween(const Message *older, const Message *newer, qint64 lineSeq, const LineFacts &lineFacts);

} // namespace confab::models
