// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::models {

//! How many avatar colours the theme has.
inline constexpr int kAvatarColors = 16;

//! One or two letters for an avatar: of the first and the last word. Never splits a character.
QString initialsOf(const QString &name);
//! 0 … kAvatarColors-1, the same for an id in every place and on every machine.
int colorIndexOf(const Uuid &id);

template <class Tag>
int colorIndexOf(const Id<Tag> &id)
{
    return colorIndexOf(Uuid::fromBytes(id.toBytes()).value_or(Uuid()));
}

//! "Ada is typing…", "Ada and Bo are typing…", "Several people are typing…"; empty for nobody.
QString typingText(const QStringList &names);

} // namespace confab::models
