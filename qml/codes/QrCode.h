// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace confab::qml {

//! A text as a QR code, in squares of whole pixels on whatever screen, and as large as fits. Readers want dark on light
//! and a quiet zone around: it is black on white in every theme, and the zone is a part of it.
class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    Q_PROPERTY(int squares READ squares NOTIFY changed FINAL)

public:
    explicit QrCode(QQuickItem *parent = nullptr);

    QString text() const { return m_text; }
    //! What is longer than about 2,300 bytes has no code.
    void setText(const QString &text);
    //! Along an edge, with the quiet zone; 0: there is no code.
    int squares() const { return m_squares.width(); }

    void paint(QPainter *painter) override;

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

Q_SIGNALS:
    void changed();

private:
    QString m_text;
    QImage m_squares; // a pixel each
};

} // namespace confab::qml
