// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanNotice.h"

#include "UntilText.h"

namespace confab::core {

using namespace Qt::StringLiterals;

event::ServerNotice banNotice(const Room &room, const Ban &ban, const QString &by)
{
    const QString until = untilText(ban.until);
    const QString text = by.isEmpty() ? u"You are banned from %1%2."_s.arg(room.name, until)
                                      : u"%1 has banned you from %2%3."_s.arg(by, room.name, until);
    return {.kind = u"banned"_s,
            .text = ban.reason.isEmpty() ? text : text + u' ' + ban.reason,
            .room = room.id,
            .reason = ban.reason,
            .by = ban.by,
            .until = ban.until};
}

} // namespace confab::core
