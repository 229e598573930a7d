// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

//! One plain line of a markdown text: signs of emphasis, fences, quotes, lists and headings are gone, links keep their
//! text. Not longer than `limit` characters, an ellipsis included.
QString plainPreview(const QString &markdown, int limit = 140);

} // namespace confab::models
