// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLinearGradient>
#include <QPainter>
#include <QQuickImageProvider>

namespace confab::tests {

//! Stands where the app's pictures come from: `round/…` and `cornered/…` are faces, `here/…` a wide landscape, and
//! there is no picture whose name ends with "none".
class PaintedPictures : public QQuickImageProvider
{
public:
    PaintedPictures()
        : QQuickImageProvider(QQuickImageProvider::Image)
    {
    }

    QImage requestImage(const QString &id, QSize *size, const QSize &wanted) override
    {
        if (id.endsWith(QLatin1String("none")))
            return {};
        const bool isFace = !id.startsWith(QLatin1String("here"));
        const QSize is = !isFace ? QSize(480, 320) : wanted.isEmpty() ? QSize(96, 96) : wanted;
        QImage image(is, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        QLinearGradient ground(0, 0, is.width(), is.height());
        ground.setColorAt(0, QColor(250, 200, 120));
        ground.setColorAt(1, QColor(60, 90, 160));
        painter.setBrush(ground);
        const double corner = id.startsWith(QLatin1String("round")) ? is.width() / 2.0 : isFace ? is.width() * 0.22 : 0;
        painter.drawRoundedRect(QRectF(QPointF(), is), corner, corner);
        painter.setBrush(QColor(255, 240, 220));
        painter.drawEllipse(QRectF(is.width() * 0.3, is.height() * 0.2, is.width() * 0.4, is.height() * 0.4));
        if (size)
            *size = is;
        return image;
    }
};

} // namespace confab::tests
