// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/TimelineRow.h"

#include <QDate>

#include <limits>

namespace confab::models {

//! System lines of one day that stand in one place: of those after message `from` and before message `to`, by their
//! numbers, the ones from `first` on.
struct LineRange
{
    static constexpr qint64 kOpen = std::numeric_limits<qint64>::max(); //!< up to the end of the log

    qint64 from = 0; //!< included; -1: above all that is loaded
    qint64 to = 0;   //!< excluded
    int first = 0;   //!< counted from the oldest in the place
    int count = -1;  //!< -1: all
    friend bool operator==(const LineRange &, const LineRange &) = default;
};

//! One row on the screen: a message, or what stands above one. System lines may also stand below the newest.
struct TimelineItem
{
    enum class Kind { Message, Day, NewMessages, System };

    Kind kind = Kind::Message;
    client::TimelineRow row = {}; //!< of a message
    QDate day = {};               //!< of a day separator, and of system lines
    LineRange lines = {};         //!< of system lines
    QString key = {};
    bool firstInGroup = true;
    bool lastInGroup = true;
};

} // namespace confab::models
