// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StatusNotifierItem.h"

#include "TrayPicture.h"

#include <QDBusMetaType>
#include <QGuiApplication>
#include <QtEndian>

namespace confab::platform {

namespace {

constexpr int kSides[] = {22, 32, 48};

TrayPixmap pixmapOf(const QImage &picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    TrayPixmap pixmap{image.width(), image.height(), {}};
    pixmap.pixels.reserve(qsizetype(4) * image.width() * image.height());
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint32 pixel = qToBigEndian(quint32(line[x]));
            pixmap.pixels.append(reinterpret_cast<const char *>(&pixel), 4);
        }
    }
    return pixmap;
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &argument, const TrayPixmap &pixmap)
{
    argument.beginStructure();
    argument << pixmap.width << pixmap.height << pixmap.pixels;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, TrayPixmap &pixmap)
{
    argument.beginStructure();
    argument >> pixmap.width >> pixmap.height >> pixmap.pixels;
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const TrayToolTip &tip)
{
    argument.beginStructure();
    argument << tip.icon << tip.pixmaps << tip.title << tip.text;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, TrayToolTip &tip)
{
    argument.beginStructure();
    argument >> tip.icon >> tip.pixmaps >> tip.title >> tip.text;
    argument.endStructure();
    return argument;
}

StatusNotifierItem::StatusNotifierItem(QObject *parent)
    : QDBusAbstractAdaptor(parent)
{
    qDBusRegisterMetaType<TrayPixmap>();
    qDBusRegisterMetaType<TrayPixmaps>();
    qDBusRegisterMetaType<TrayToolTip>();
}

void StatusNotifierItem::setUnread(int count)
{
    const bool hadDot = m_unread > 0;
    if (std::exchange(m_unread, count) == count)
        return;
    if (hadDot != (count > 0))
        Q_EMIT NewIcon();
    Q_EMIT NewToolTip();
}

QString StatusNotifierItem::id() const
{
    return QGuiApplication::applicationName();
}

QString StatusNotifierItem::title() const
{
    return QGuiApplication::applicationDisplayName();
}

TrayPixmaps StatusNotifierItem::iconPixmap() const
{
    TrayPixmaps pixmaps;
    for (const int side : kSides)
        pixmaps.append(pixmapOf(trayPicture(QGuiApplication::windowIcon(), side, m_unread > 0)));
    return pixmaps;
}

TrayToolTip StatusNotifierItem::toolTip() const
{
    const QString text = m_unread == 0   ? tr("Nothing unread")
                         : m_unread == 1 ? tr("One unread message")
                                         : tr("%L1 unread messages").arg(m_unread);
    return {{}, {}, title(), text};
}

void StatusNotifierItem::Activate(int, int)
{
    Q_EMIT activated();
}

void StatusNotifierItem::SecondaryActivate(int, int)
{
    Q_EMIT activated();
}

// The tray draws the menu by itself; one that can't is given the window.
void StatusNotifierItem::ContextMenu(int, int)
{
    Q_EMIT activated();
}

void StatusNotifierItem::Scroll(int, const QString &) {}

} // namespace confab::platform
