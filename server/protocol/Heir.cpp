// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Heir.h"

#include <tuple>

namespace confab {

std::optional<Member> heirOf(const Room &room, const QList<Member> &others, Timestamp now)
{
    if (room.kind == RoomKind::Direct || room.createdBy.isNull())
        return std::nullopt;
    const auto order = [now](const Member &member) {
        return std::tuple(member.mutedUntil.value_or(0) > now, member.role, member.joinedAt, member.user.id);
    };
    const Member *heir = nullptr;
    for (const Member &member : others) {
        if (member.user.kind == UserKind::Person && (!heir || order(member) < order(*heir)))
            heir = &member;
    }
    return heir ? std::optional(*heir) : std::nullopt;
}

} // namespace confab
