// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PictureStore.h"
#include "Database.h"

namespace confab::storage::picturerows {

Result<core::Picture> find(Database &database, const QString &hash);
//! Before somebody has it. One without a hash is none.
Result<> keep(Database &database, const core::Picture &picture);
//! After somebody has it no more: it goes where nobody else has it.
Result<> drop(Database &database, const QString &hash);

} // namespace confab::storage::picturerows
