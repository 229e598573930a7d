// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Ids.h"

namespace confab::codec {

//! "2026-01-31T12:00:00.000Z"
inline constexpr int kTimeTextLength = 24;

//! Writes exactly kTimeTextLength bytes and returns the end. Years outside 0 to 9999 are clamped.
char *writeTime(Timestamp time, char *out);
QByteArray encodeTime(Timestamp time);
//! RFC 3339, in any zone.
std::optional<Timestamp> decodeTime(QStringView text);

} // namespace confab::codec
