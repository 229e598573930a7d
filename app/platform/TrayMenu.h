// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusVariant>
#include <QVariantMap>

namespace confab::platform {

//! An entry of a menu as it travels, with those below it.
struct MenuLayout
{
    int id = 0;
    QVariantMap properties = {};
    QList<MenuLayout> children = {};
};

struct MenuProperties
{
    int id = 0;
    QVariantMap properties = {};
};
using MenuPropertiesList = QList<MenuProperties>;

struct MenuPropertyNames
{
    int id = 0;
    QStringList names = {};
};
using MenuPropertyNamesList = QList<MenuPropertyNames>;

QDBusArgument &operator<<(QDBusArgument &argument, const MenuLayout &layout);
const QDBusArgument &operator>>(const QDBusArgument &argument, MenuLayout &layout);
QDBusArgument &operator<<(QDBusArgument &argument, const MenuProperties &properties);
const QDBusArgument &operator>>(const QDBusArgument &argument, MenuProperties &properties);
QDBusArgument &operator<<(QDBusArgument &argument, const MenuPropertyNames &names);
const QDBusArgument &operator>>(const QDBusArgument &argument, MenuPropertyNames &names);

//! The menu of the app in the tray, which the desktop draws (com.canonical.dbusmenu).
class TrayMenu final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version READ version)
    Q_PROPERTY(QString Status READ status)
    Q_PROPERTY(QString TextDirection READ textDirection)
    Q_PROPERTY(QStringList IconThemePath READ iconThemePath)

public:
    enum Entry { Open = 1, Quiet, Line, Quit };

    explicit TrayMenu(QObject *parent);

    void setQuiet(bool quiet);

    uint version() const { return 3; }
    QString status() const { return QStringLiteral("normal"); }
    QString textDirection() const;
    QStringList iconThemePath() const { return {}; }

public Q_SLOTS:
    uint GetLayout(int parentId, int depth, const QStringList &names, confab::platform::MenuLayout &layout);
    confab::platform::MenuPropertiesList GetGroupProperties(const QList<int> &ids, const QStringList &names);
    QDBusVariant GetProperty(int id, const QString &name);
    void Event(int id, const QString &event, const QDBusVariant &data, uint timestamp);
    bool AboutToShow(int id);

Q_SIGNALS:
    void chosen(int entry);
    // By the names of the interface.
    void ItemsPropertiesUpdated(const confab::platform::MenuPropertiesList &updated,
                                const confab::platform::MenuPropertyNamesList &removed);
    void LayoutUpdated(uint revision, int parentId);

private:
    QVariantMap propertiesOf(int id) const;

    bool m_isQuiet = false;
};

} // namespace confab::platform

Q_DECLARE_METATYPE(confab::platform::MenuLayout)
Q_DECLARE_METATYPE(confab::platform::MenuProperties)
Q_DECLARE_METATYPE(confab::platform::MenuPropertyNames)
