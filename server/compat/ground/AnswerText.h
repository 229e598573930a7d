// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/AnswerEvents.h"
#include "protocol/MessageTypes.h"

//! Answers for clients that get each of them as one text. Pure.
namespace confab::compat {

//! The text of a message; of an answer that did not end well with a sentence that says so, so that no answer that has
//! ended is empty.
QString answerText(const Message &message);
QString answerText(const event::StreamEnded &end);
//! Whether the text of a message is all there, and worth showing.
bool isWhole(const Message &message);

} // namespace confab::compat
