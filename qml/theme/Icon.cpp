// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Icon.h"

#include <QFile>
#include <QHash>
#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace confab::qml {

namespace {

Q_LOGGING_CATEGORY(lcIcons, "confab.qml.icons")

QByteArray sourceOf(const QString &name)
{
    QFile file(u":/confab/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcIcons) << "no icon named" << name;
        return {};
    }
    return file.readAll();
}

} // namespace

Icon::Icon(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setImplicitSize(20, 20);
    setAntialiasing(true);
}

void Icon::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    update();
    Q_EMIT nameChanged();
}

void Icon::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void Icon::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() != before.size())
        update();
}

void Icon::paint(QPainter *painter)
{
    // Painting happens on the render thread of each window: the cache is per thread.
    static thread_local QHash<QString, QByteArray> sources;
    if (m_name.isEmpty())
        return;
    auto source = sources.constFind(m_name);
    if (source == sources.constEnd())
        source = sources.insert(m_name, sourceOf(m_name));
    QByteArray drawing = *source;
    if (drawing.isEmpty())
        return;
    drawing.replace("#000", m_color.name().toLatin1());
    QSvgRenderer renderer(drawing);
    painter->setOpacity(m_color.alphaF());
    renderer.render(painter, QRectF(0, 0, width(), height()));
}

} // namespace confab::qml
