// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace confab::storage {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace confab::storage
