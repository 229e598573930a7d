// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QDate>
#include <QString>

//! Times as people read them, in the local zone and the reader's locale.
namespace confab::models::times {

QDate dayOf(Timestamp time);
//! "14:05"
QString clock(Timestamp time);
//! "Monday, 3 March 2026 at 14:05:09"
QString full(Timestamp time);
//! "Today", "Yesterday", "Monday, 3 March", with the year when it is another one.
QString dayLabel(QDate day, QDate today);
//! For lists: "14:05" today, "Yesterday", "Mon" within a week, else "3 Mar" or "3/3/25".
QString brief(Timestamp time, QDate today);
//! Of what is ahead: "14:05" today, "tomorrow at 14:05", "Mon at 14:05" within a week, else the day as in brief().
QString coming(Timestamp time, QDate today);
//! Of what has been: "14:05" today, "yesterday at 14:05", "Mon at 14:05" within a week, else "3 Mar at 14:05".
QString past(Timestamp time, QDate today);
//! Until the next local midnight, when "Today" changes its meaning; in milliseconds, at least 1.
int untilMidnight();

} // namespace confab::models::times
