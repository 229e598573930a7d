// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Pictures.h"

#include "PictureHeader.h"

#include <QCryptographicHash>

namespace confab::core::pictures {

using namespace Qt::StringLiterals;

Result<Picture> checked(const QByteArray &bytes)
{
    const QString field = u"picture"_s;
    if (bytes.size() > kMostBytes)
        return Error{ErrorCode::TooLarge, u"A picture has at most %1 KiB."_s.arg(kMostBytes / 1'024), field};
    const auto header = pictureHeader(bytes);
    if (!header)
        return Error{ErrorCode::ValidationFailed, u"Send a picture as PNG, JPEG or WebP."_s, field};
    if (header->width > kMostPixels || header->height > kMostPixels)
        return Error{ErrorCode::ValidationFailed, u"At most %1 pixels in each direction, please."_s.arg(kMostPixels),
                     field};
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return Picture{QString::fromLatin1(hash), header->type, bytes};
}

} // namespace confab::core::pictures
