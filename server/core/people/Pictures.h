// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PictureStore.h"

//! Which images may be somebody's picture. Stateless.
namespace confab::core::pictures {

inline constexpr int kMostBytes = 256 * 1'024;
inline constexpr int kMostPixels = 1'024; //!< in each direction

//! Field "picture": TooLarge beyond kMostBytes, ValidationFailed for what is no PNG, JPEG or WebP, or larger than
//! kMostPixels by its header.
Result<Picture> checked(const QByteArray &bytes);

} // namespace confab::core::pictures
