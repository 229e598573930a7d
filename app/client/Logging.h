// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace confab::client {

//! Never message text or tokens in a log line.
Q_DECLARE_LOGGING_CATEGORY(lcClient)

} // namespace confab::client
