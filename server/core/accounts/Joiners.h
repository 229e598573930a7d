// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

//! The zero-width joiner and non-joiner: nobody sees them, and some scripts and emoji can't be written without.
//! Stateless and thread-safe.
namespace confab::core::joiners {

bool isJoiner(char32_t c);

//! Whether the joiner at `at` changes how the text looks: by RFC 5892, appendices A.1 and A.2 (between joining letters,
//! behind a virama), or between two emoji (Unicode TS 51).
bool isNeeded(const QList<uint> &text, qsizetype at);

} // namespace confab::core::joiners
