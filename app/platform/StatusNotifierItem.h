// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QIcon>

namespace confab::platform {

//! A picture as it travels: 32 bits a pixel, alpha first, big endian.
struct TrayPixmap
{
    int width = 0;
    int height = 0;
    QByteArray pixels = {};
};
using TrayPixmaps = QList<TrayPixmap>;

struct TrayToolTip
{
    QString icon = {};
    TrayPixmaps pixmaps = {};
    QString title = {};
    QString text = {};
};

QDBusArgument &operator<<(QDBusArgument &argument, const TrayPixmap &pixmap);
const QDBusArgument &operator>>(const QDBusArgument &argument, TrayPixmap &pixmap);
QDBusArgument &operator<<(QDBusArgument &argument, const TrayToolTip &tip);
const QDBusArgument &operator>>(const QDBusArgument &argument, TrayToolTip &tip);

//! What the tray asks of an item (org.kde.StatusNotifierItem).
class StatusNotifierItem final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category)
    Q_PROPERTY(QString Id READ id)
    Q_PROPERTY(QString Title READ title)
    Q_PROPERTY(QString Status READ status)
    Q_PROPERTY(int WindowId READ windowId)
    Q_PROPERTY(QString IconName READ iconName)
    Q_PROPERTY(confab::platform::TrayPixmaps IconPixmap READ iconPixmap)
    Q_PROPERTY(confab::platform::TrayToolTip ToolTip READ toolTip)
    Q_PROPERTY(bool ItemIsMenu READ isMenu)
    Q_PROPERTY(QDBusObjectPath Menu READ menu)

public:
    static constexpr char kMenuPath[] = "/MenuBar";

    explicit StatusNotifierItem(QObject *parent);

    void setUnread(int count);

    QString category() const { return QStringLiteral("Communications"); }
    QString id() const;
    QString title() const;
    QString status() const { return QStringLiteral("Active"); }
    int windowId() const { return 0; }
    QString iconName() const { return {}; } // no theme has one with a dot
    TrayPixmaps iconPixmap() const;
    TrayToolTip toolTip() const;
    bool isMenu() const { return false; }
    QDBusObjectPath menu() const { return QDBusObjectPath(QLatin1String(kMenuPath)); }

public Q_SLOTS:
    void Activate(int x, int y);
    void SecondaryActivate(int x, int y);
    void ContextMenu(int x, int y);
    void Scroll(int delta, const QString &orientation);

Q_SIGNALS:
    void activated();
    // By the names of the interface.
    void NewIcon();
    void NewToolTip();

private:
    int m_unread = 0;
};

} // namespace confab::platform

Q_DECLARE_METATYPE(confab::platform::TrayPixmap)
Q_DECLARE_METATYPE(confab::platform::TrayToolTip)
