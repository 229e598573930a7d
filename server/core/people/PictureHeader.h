// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace confab::core {

//! What a picture says of itself in its first bytes.
struct PictureHeader
{
    QByteArray type = {}; //!< its media type
    int width = 0;
    int height = 0;
    friend bool operator==(const PictureHeader &, const PictureHeader &) = default;
};

//! Of PNG, JPEG and WebP; nothing for all else, and where the bytes end too soon. Draws nothing: whoever shows the
//! picture judges what follows. Stateless.
std::optional<PictureHeader> pictureHeader(const QByteArray &bytes);

} // namespace confab::core
