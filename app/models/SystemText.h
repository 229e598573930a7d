// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/SystemLine.h"

namespace confab::models {

//! System lines that stand in one place, in a sentence each and in their order, neighbours of one kind folded into one:
//! "Bo, Cy and 3 others joined. You named the room “Plans”." Names are shown as the lines have them, each isolated from
//! what stands around it for those who write from right to left; `self` is "You".
QString systemText(const QList<client::SystemLine> &lines, UserId self);

//! When they were, as far as is known; empty where it is not.
struct SystemTimes
{
    QString brief = {}; //!< of the last: "14:05"
    QString full = {};  //!< "Monday, 3 March 2026 at 14:05:09", of several from the first to the last
};
SystemTimes systemTimes(const QList<client::SystemLine> &lines);

} // namespace confab::models
