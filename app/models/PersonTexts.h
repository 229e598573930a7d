// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

//! The sentences on the card of one person or agent. Plain functions: what they say is all in what they are given. Each
//! is empty where there is nothing to say. For what lists say as well, see MemberTexts.
namespace confab::models::texts {

//! "Muted here until 14:05"; without an end where that is more than a year off.
QString mutedText(Timestamp until);
//! What an agent is and does, and which model it uses; null where the server lists it no more.
QString aboutAgent(const reply::Agent *agent);
//! "Both of you are in Lobby and Release 2." Rooms without a name are left out, and of very many most are counted only.
QString sharedRoomsText(const QList<SharedRoom> &rooms);
//! "On this server since 3 March 2026"; 0 for not known.
QString joinedText(Timestamp joinedAt, bool isGuest);

} // namespace confab::models::texts
