// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TrayPicture.h"

#include <QIcon>
#include <QPainter>

namespace confab::platform {

namespace {
// Of no theme: it stands on the desktop's panel, whatever colour that has.
constexpr QColor kDot{0xE5, 0x48, 0x4D};
} // namespace

QImage trayPicture(const QIcon &icon, int side, bool unread)
{
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    icon.paint(&painter, picture.rect());
    if (unread) {
        const qreal dot = side * 0.46;
        const QRectF place(side - dot, side - dot, dot, dot);
        painter.setPen(Qt::NoPen);
        // A gap around it sets it apart from the icon.
        painter.setCompositionMode(QPainter::CompositionMode_Clear);
        painter.drawEllipse(place.center(), dot * 0.5 + side / 16.0, dot * 0.5 + side / 16.0);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setBrush(kDot);
        painter.drawEllipse(place);
    }
    return picture;
}

} // namespace confab::platform
