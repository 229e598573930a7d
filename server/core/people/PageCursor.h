// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"
#include "protocol/Result.h"

#include <QString>

#include <optional>
#include <utility>

//! Where the next page of a list begins, as clients are told: a text that means nothing to them. Stateless.
namespace confab::core::pagecursor {

QString written(const std::pair<QString, UserId> &last);
std::optional<std::pair<QString, UserId>> read(const QString &cursor);
//! ValidationFailed, field "cursor".
Error wrong();

} // namespace confab::core::pagecursor
