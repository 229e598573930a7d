// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanNotice.h"

#include "UntilText.h"

namespace confab::core {

using namespace Qt::StringLiterals;

event::ServerNotice banNotice(const Room &room, const Ban &ban, const QString &by)
{
    const QString until = untilText(ban.until);
    // Each name keeps to itself, whichever way its letters run.
    const QString text = by.isEmpty()
                             ? u"You are banned from \u2068%1\u2069%2."_s.arg(room.name, until)
                             : u"\u2068%1\u2069 has banned you from \u2068%2\u2069%3."_s.arg(by, room.name, until);
    return {.kind = u"banned"_s,
            .text = ban.reason.isEmpty() ? text : text + u' ' + ban.reason,
            .room = room.id,
            .reason = ban.reason,
            .by = ban.by,
            .until = ban.until};
}

} // namespace confab::core
