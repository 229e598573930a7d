// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace confab::core {

//! What follows "/ask" or "/AIBot" at the beginning of a message, in any case; nothing if it begins otherwise. Pure.
std::optional<QString> askedByCommand(QStringView content);

//! The rest of a text that begins with "@name"; nothing if it does not.
std::optional<QString> afterMention(QStringView text, QStringView name);

} // namespace confab::core
