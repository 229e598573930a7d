// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addInviteRoutes(RouteTable &table)
{
    const QString ofRoom = u"/api/v1/rooms/{id}/invites"_s;
    const QString invite = u"/api/v1/invites/{code}"_s;
    table.add<command::InviteCreate>({"POST", ofRoom, u"room"_s, 201});
    table.add<command::InviteList>({"GET", ofRoom, u"room"_s});
    table.add<command::InviteGet>({.method = "GET", .pattern = invite, .isOpen = true});
    table.add<command::InviteRevoke>({"DELETE", invite});
    table.add<command::InviteAccept>({"POST", invite + u"/accept"_s, {}, 201});
}

} // namespace confab::gateway
