// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

//! The values that commands, events and replies are made of, and that the server itself works with.
#include "AnswerTypes.h"
#include "Enums.h"
#include "InviteTypes.h"
#include "MessageTypes.h"
#include "PersonTypes.h"
#include "RoomTypes.h"
#include "ServerTypes.h"
#include "UserTypes.h"
