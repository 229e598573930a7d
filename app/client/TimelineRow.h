// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OutboxEntry.h"

namespace confab::client {

//! How far an own message has got. Messages of others have None. Saving: an edit of it has no answer yet.
enum class Delivery { None, Sending, Failed, Sent, Delivered, Seen, Saving };

//! One row of a timeline: a message of the server, or one that waits in the outbox (null id, seq 0 until it is acked).
struct TimelineRow
{
    Message message = {};
    Delivery delivery = Delivery::None;
    std::optional<Error> error = {}; //!< of a failed one

    bool isPending() const { return delivery == Delivery::Sending || delivery == Delivery::Failed; }
    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

//! What changed in a row. Content is the words alone; Meta is all that is neither words, delivery nor stream: edited,
//! deleted, author, attachments.
enum RowField { RowContent = 1, RowDelivery = 2, RowStream = 4, RowMeta = 8, RowAll = 15 };
Q_DECLARE_FLAGS(RowFields, RowField)
Q_DECLARE_OPERATORS_FOR_FLAGS(RowFields)

} // namespace confab::client
