// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

//! Ids of 24 hex digits, as MongoDB makes them. Stateless and thread-safe.
namespace confab::compat::chipiai::objectid {

//! Four bytes of seconds, eight that nobody can guess, in small letters.
QString make(Timestamp now);
//! The id in small letters, if it is one.
std::optional<QString> read(const QString &text);

} // namespace confab::compat::chipiai::objectid
