// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QStringList>

//! What rooms may be called, and when two names mean the same room: the only place that says so. Stateless and
//! thread-safe. Two public rooms never have a key in common; private ones may.
namespace confab::core::roomnames {

//! The name as it is shown: composed, trimmed, single spaces, at most `maxChars` UTF-16 units. ValidationFailed (field
//! "name") when it is empty or too long, holds invisible, control or direction characters, stacks marks, mixes
//! alphabets within a word, or has an `@` or the mark of an agent in it: a room is nobody to talk to.
Result<QString> normalized(const QString &name, int maxChars);

//! Without regard to case, compatible forms, spaces around it and a `#` in front: what a room is looked up by.
QString folded(const QString &name);

//! One to three keys of what the name looks like. Names with the same folded form have the first in common.
QStringList keys(const QString &name);

} // namespace confab::core::roomnames
