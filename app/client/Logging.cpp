// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Logging.h"

namespace confab::client {

Q_LOGGING_CATEGORY(lcClient, "confab.client", QtInfoMsg)

} // namespace confab::client
