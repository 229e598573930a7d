// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace confab::core {

//! Never holds a name, a password or a token.
Q_DECLARE_LOGGING_CATEGORY(logAccounts)

} // namespace confab::core
