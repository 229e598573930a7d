// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "QrCode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace confab::qml {

namespace {

constexpr int kQuietZone = 4; // squares, ISO 18004
constexpr int kAnyVersion = 0;
constexpr int kSquareSize = 4; // where nobody says how large it is to be

//! Null where the text does not fit into one. A seventh of it may be dirty or covered.
QImage squaresOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.contains('\0'))
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), kAnyVersion, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage squares(code->width + 2 * kQuietZone, code->width + 2 * kQuietZone, QImage::Format_RGB32);
    squares.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                squares.setPixelColor(x + kQuietZone, y + kQuietZone, Qt::black);
        }
    }
    return squares;
}

} // namespace

QrCode::QrCode(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
}

void QrCode::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_squares = squaresOf(text);
    setImplicitSize(m_squares.width() * kSquareSize, m_squares.height() * kSquareSize);
    update();
    Q_EMIT changed();
}

void QrCode::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() != before.size())
        update();
}

void QrCode::paint(QPainter *painter)
{
    if (m_squares.isNull())
        return;
    const qreal scale = painter->transform().m11(); // pixels of the screen
    const int room = int(std::min(width(), height()) * scale);
    const int side = room / squares() * squares();
    const QPoint corner((int(width() * scale) - side) / 2, (int(height() * scale) - side) / 2);
    painter->resetTransform();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->drawImage(QRect(corner, QSize(side, side)), m_squares);
}

} // namespace confab::qml
