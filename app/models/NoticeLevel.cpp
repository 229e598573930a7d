// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NoticeLevel.h"

namespace confab::models {

bool isToldOf(const Message &message, NotifyLevel level, UserId self)
{
    if (message.author.id == self || message.author.kind == UserKind::System || message.isDeleted())
        return false;
    // An answer is told when it is there.
    if (message.stream && !isFinal(message.stream->state))
        return false;
    switch (level) {
    case NotifyLevel::All:
        return true;
    case NotifyLevel::Mentions:
        return message.mentions.contains(self);
    case NotifyLevel::None:
        break;
    }
    return false;
}

int waitingIn(const client::KnownRoom &room, NotifyLevel level)
{
    switch (level) {
    case NotifyLevel::All:
        return room.unread;
    case NotifyLevel::Mentions:
        return room.unreadMentions;
    case NotifyLevel::None:
        break;
    }
    return 0;
}

} // namespace confab::models
