// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Grouping.h"

namespace confab::models {

bool continuesGroup(const Message &message, const Message &above)
{
    // An answer that carries on the one above it is more of the same, whenever it was asked for.
    if (message.stream && message.stream->continues == above.id && above.author.id == message.author.id)
        return true;
    return above.room == message.room && above.author.id == message.author.id &&
           message.author.kind != UserKind::System && message.createdAt - above.createdAt <= kGroupMs &&
           !message.replyTo.has_value();
}

} // namespace confab::models
