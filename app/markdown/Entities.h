// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::markdown {

//! The character that "&amp;" or "&#x41;" stands for; an unknown name comes back as it was written.
QString decodedEntity(const QString &entity);

} // namespace confab::markdown
