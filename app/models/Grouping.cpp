// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Grouping.h"

#include "Times.h"

namespace confab::models {

Surroundings surroundingsOf(const Message &message, const Message *above, qint64 lineSeq)
{
    Surroundings result;
    result.day = !above || times::dayOf(message.createdAt) != times::dayOf(above->createdAt);
    result.newMessages = lineSeq > 0 && message.seq == lineSeq;
    if (result.day || result.newMessages)
        return result;
    // An answer that carries on the one above it is more of the same, whenever it was asked for.
    if (message.stream && message.stream->continues == above->id && above->author.id == message.author.id) {
        result.firstInGroup = false;
        return result;
    }
    result.firstInGroup = above->room != message.room || above->author.id != message.author.id ||
                          message.author.kind == UserKind::System || message.createdAt - above->createdAt > kGroupMs ||
                          message.replyTo.has_value();
    return result;
}

} // namespace confab::models
