// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TimelineItem.h"

#include <functional>

namespace confab::models {

//! When the system lines of a place were, in their order; 0 where that is not known.
using LineTimes = std::function<QList<Timestamp>(const LineRange &range)>;

//! The rows between two messages, newest first: the separator of each day, below that of the newer message the line of
//! new messages, and each system line on its day. One of which nobody knows when it was stands on the day of what is
//! above it. `older` is null above all that is loaded, `newer` below the newest, both where there is no message at all.
//! `lineSeq` is the message that bears the line of new messages, 0 for none. `lineTimes` may be empty.
QList<TimelineItem> itemsBetween(const Message *older, const Message *newer, qint64 lineSeq, const LineTimes &lineTimes);

} // namespace confab::models
