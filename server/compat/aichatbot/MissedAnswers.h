// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Conversation.h"
#include "Tickets.h"

namespace confab::compat::aichatbot {

//! The answers to this ticket's holder that have ended since he was told of one, the newest of them, in the order of
//! ending. Goes on as long as the life of who reads. Room thread.
void readMissed(Ground &ground, const core::Life &life, const Ticket &ticket, core::Reply<QList<Missed>> reply);

} // namespace confab::compat::aichatbot
