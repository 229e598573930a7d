// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

//! People are round, rooms have round corners.
enum class PictureShape { Round, Cornered };

//! Under which a view shows the picture of this hash: PictureProvider. Empty without one.
QString pictureUrl(const QString &hash, PictureShape shape = PictureShape::Round);

} // namespace confab::models
