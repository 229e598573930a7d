// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureImages.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace confab::models {

using namespace Qt::StringLiterals;

QString pictureUrl(const QString &hash, PictureShape shape)
{
    if (hash.isEmpty())
        return {};
    return (shape == PictureShape::Round ? u"image://pictures/round/"_s : u"image://pictures/cornered/"_s) + hash;
}

namespace pictures {

namespace {

//! For the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Pictures)
};

//! Of a room's sign; a part of its side.
constexpr double kCorner = 0.22;
//! What is chosen is cut of no more than this.
constexpr int kWorkSide = 1'600;
constexpr int kLeastSide = 64;

//! Named by its first bytes: nothing else is tried, whatever plugins there are.
QByteArray formatOf(const QByteArray &encoded)
{
    if (encoded.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (encoded.startsWith("\xff\xd8\xff"))
        return "jpeg";
    return encoded.startsWith("RIFF") && encoded.mid(8, 4) == "WEBP" ? "webp" : QByteArray();
}

struct ChosenKind
{
    QByteArray format; //!< as Qt calls it, which is how its files end
    QString name;      //!< as people do
};

//! Of what is chosen, as far as it is read here: WebP is where its plugin is installed.
const QList<ChosenKind> &chosenKinds()
{
    static const QList<ChosenKind> kinds = [] {
        QList<ChosenKind> all{{"png", u"PNG"_s},   {"jpg", u"JPEG"_s}, {"jpeg", u"JPEG"_s},
                              {"webp", u"WebP"_s}, {"gif", u"GIF"_s},  {"bmp", u"BMP"_s}};
        const QByteArrayList readable = QImageReader::supportedImageFormats();
        all.removeIf([&readable](const ChosenKind &kind) { return !readable.contains(kind.format); });
        return all;
    }();
    return kinds;
}

bool isChosenFormat(const QByteArray &format)
{
    return std::any_of(chosenKinds().begin(), chosenKinds().end(),
                       [&format](const ChosenKind &kind) { return kind.format == format; });
}

Error noPicture()
{
    QStringList names;
    for (const ChosenKind &kind : chosenKinds())
        names.append(kind.name);
    names.removeDuplicates();
    return {ErrorCode::ValidationFailed,
            Words::tr("This is no picture that can be used. Choose one of these kinds: %1.").arg(names.join(u", "_s))};
}

QImage shaped(const QImage &square, int side, PictureShape shape)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)));
    const double corner = shape == PictureShape::Round ? side / 2.0 : side * kCorner;
    painter.drawRoundedRect(QRectF(0, 0, side, side), corner, corner);
    return image;
}

Error tooLarge()
{
    return {ErrorCode::ValidationFailed, Words::tr("This picture is too large. Choose one of at most 64 megapixels.")};
}

QByteArray written(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? bytes : QByteArray();
}

bool isOpaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return true;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) < 255)
                return false;
        }
    }
    return true;
}

QImage onWhite(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

} // namespace

QImage shown(const QByteArray &encoded, int side, PictureShape shape)
{
    const QByteArray format = formatOf(encoded);
    if (format.isEmpty() || side <= 0)
        return {};
    QBuffer buffer;
    buffer.setData(encoded);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kMostShownSide || size.height() > kMostShownSide)
        return {};
    const int most = std::min(side, kMostShownSide);
    const QSize covering = size.scaled(most, most, Qt::KeepAspectRatioByExpanding);
    if (covering.width() < size.width() && covering.width() <= kMostShownSide && covering.height() <= kMostShownSide)
        reader.setScaledSize(covering);
    const QImage image = reader.read();
    return image.isNull() ? QImage() : shaped(square(image, 0.5, 0.5, 1), most, shape);
}

QStringList suffixes()
{
    QStringList suffixes;
    for (const ChosenKind &kind : chosenKinds())
        suffixes += QString::fromLatin1(kind.format);
    return suffixes;
}

Result<QImage> readChosen(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile() || !file.isReadable())
        return Error{ErrorCode::NotFound, Words::tr("This file can't be read.")};
    if (file.size() > kMostChosenBytes)
        return tooLarge();
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = isChosenFormat(reader.format().toLower()) ? reader.size() : QSize();
    if (size.isEmpty())
        return noPicture();
    if (qint64(size.width()) * size.height() > kMostChosenPixels)
        return tooLarge();
    if (std::max(size.width(), size.height()) > kWorkSide)
        reader.setScaledSize(size.scaled(kWorkSide, kWorkSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::ValidationFailed, Words::tr("This picture is damaged, or too large to be read.")};
    return image;
}

QImage square(const QImage &image, double x, double y, double zoom)
{
    const int shorter = std::min(image.width(), image.height());
    const int side = std::clamp(qRound(shorter / std::max(1.0, zoom)), 1, std::max(1, shorter));
    const int left = std::clamp(qRound(x * image.width() - side / 2.0), 0, image.width() - side);
    const int top = std::clamp(qRound(y * image.height() - side / 2.0), 0, image.height() - side);
    return image.copy(left, top, side, side);
}

Result<Encoded> encode(const QImage &square, int mostSide, int mostBytes)
{
    for (int side = std::min({mostSide, kMostSentSide, square.width()}); side > 0; side = side > 1 ? side / 2 : 0) {
        const QImage scaled = square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const bool opaque = isOpaque(scaled);
        if (!opaque) {
            const QByteArray png = written(scaled, "PNG", -1);
            if (!png.isEmpty() && png.size() <= mostBytes)
                return Encoded{png, "image/png"};
        }
        for (const int quality : {90, 75, 60}) {
            const QByteArray jpeg = written(opaque ? scaled : onWhite(scaled), "JPEG", quality);
            if (!jpeg.isEmpty() && jpeg.size() <= mostBytes)
                return Encoded{jpeg, "image/jpeg"};
        }
        if (side <= kLeastSide)
            break;
    }
    return Error{ErrorCode::TooLarge, Words::tr("This picture can't be made small enough for the server.")};
}

} // namespace pictures

} // namespace confab::models
