// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

//! What chats are called. A chat is a room, which needs a name; until it has a title that name is only a number.
namespace confab::compat::chatapp {

QString untitledName(qint64 number);
//! Nothing for one that has none yet.
std::optional<QString> titleOf(const QString &roomName);
//! A title made of what the chat began with, such as rooms may be called; nothing where no word of it can be.
std::optional<QString> titleFor(const QString &prompt);

} // namespace confab::compat::chatapp
