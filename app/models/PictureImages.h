// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PictureUrl.h"
#include "protocol/Result.h"

#include <QByteArray>
#include <QImage>
#include <QStringList>

//! Pictures of people and rooms as images and back. What strangers send is measured by its header before any of it is
//! decoded. Any thread.
namespace confab::models::pictures {

//! A picture of more pixels in either direction is not shown.
inline constexpr int kMostShownSide = 2'048;
//! What a user chooses may be a photograph.
inline constexpr qint64 kMostChosenBytes = 64LL * 1024 * 1024;
inline constexpr qint64 kMostChosenPixels = 64'000'000;
//! No picture is sent with more, whatever the server would take.
inline constexpr int kMostSentSide = 512;

//! The middle of the picture, `side` pixels in each direction, cut to shape. Null where it is none, or no PNG, JPEG or
//! WebP, or too large.
QImage shown(const QByteArray &encoded, int side, PictureShape shape);

//! Of the files that readChosen() takes, as far as this installation can read them: "png", "jpg" …
QStringList suffixes();

//! What a user has chosen, turned as it was taken and no larger than is needed to cut something of it. The error says
//! why not, for people.
Result<QImage> readChosen(const QString &path);

//! The square around a place that the user has chosen: `x` and `y` are of its middle, 0 to 1 of the image's width and
//! height; `zoom` is how often its side goes into the shorter one of the image, 1 at least. Never beyond the edges.
QImage square(const QImage &image, double x, double y, double zoom);

struct Encoded
{
    QByteArray bytes = {};
    QByteArray type = {}; //!< MIME
};
//! As large and as good as the two limits allow, and never larger than is shown anywhere.
Result<Encoded> encode(const QImage &square, int mostSide, int mostBytes);

} // namespace confab::models::pictures
