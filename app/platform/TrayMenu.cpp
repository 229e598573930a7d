// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TrayMenu.h"

#include <QDBusMetaType>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {
constexpr int kRoot = 0;
constexpr int kEntries[] = {TrayMenu::Open, TrayMenu::Quiet, TrayMenu::Line, TrayMenu::Quit};
} // namespace

QDBusArgument &operator<<(QDBusArgument &argument, const MenuLayout &layout)
{
    argument.beginStructure();
    argument << layout.id << layout.properties;
    argument.beginArray(QMetaType::fromType<QDBusVariant>());
    for (const MenuLayout &child : layout.children)
        argument << QDBusVariant(QVariant::fromValue(child));
    argument.endArray();
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, MenuLayout &layout)
{
    argument.beginStructure();
    argument >> layout.id >> layout.properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        layout.children.append(qdbus_cast<MenuLayout>(child.variant()));
    }
    argument.endArray();
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const MenuProperties &properties)
{
    argument.beginStructure();
    argument << properties.id << properties.properties;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, MenuProperties &properties)
{
    argument.beginStructure();
    argument >> properties.id >> properties.properties;
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const MenuPropertyNames &names)
{
    argument.beginStructure();
    argument << names.id << names.names;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, MenuPropertyNames &names)
{
    argument.beginStructure();
    argument >> names.id >> names.names;
    argument.endStructure();
    return argument;
}

TrayMenu::TrayMenu(QObject *parent)
    : QDBusAbstractAdaptor(parent)
{
    qDBusRegisterMetaType<MenuLayout>();
    qDBusRegisterMetaType<MenuProperties>();
    qDBusRegisterMetaType<MenuPropertiesList>();
    qDBusRegisterMetaType<MenuPropertyNames>();
    // The signal names them so.
    qRegisterMetaType<MenuPropertiesList>("confab::platform::MenuPropertiesList");
    qRegisterMetaType<MenuPropertyNamesList>("confab::platform::MenuPropertyNamesList");
    qDBusRegisterMetaType<MenuPropertyNamesList>();
    qDBusRegisterMetaType<QList<int>>();
}

void TrayMenu::setQuiet(bool quiet)
{
    if (std::exchange(m_isQuiet, quiet) != quiet)
        Q_EMIT ItemsPropertiesUpdated({{Quiet, propertiesOf(Quiet)}}, {});
}

QString TrayMenu::textDirection() const
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
}

uint TrayMenu::GetLayout(int parentId, int depth, const QStringList &, MenuLayout &layout)
{
    layout = {parentId, propertiesOf(parentId), {}};
    if (parentId == kRoot && depth != 0) {
        for (const int id : kEntries)
            layout.children.append({id, propertiesOf(id), {}});
    }
    return 1;
}

MenuPropertiesList TrayMenu::GetGroupProperties(const QList<int> &ids, const QStringList &)
{
    MenuPropertiesList found;
    for (const int id : ids)
        found.append({id, propertiesOf(id)});
    return found;
}

QDBusVariant TrayMenu::GetProperty(int id, const QString &name)
{
    return QDBusVariant(propertiesOf(id).value(name, QString()));
}

void TrayMenu::Event(int id, const QString &event, const QDBusVariant &, uint)
{
    if (event == "clicked"_L1)
        Q_EMIT chosen(id);
}

bool TrayMenu::AboutToShow(int)
{
    return false;
}

QVariantMap TrayMenu::propertiesOf(int id) const
{
    switch (id) {
    case kRoot:
        return {{u"children-display"_s, u"submenu"_s}};
    case Open:
        return {{u"label"_s, tr("Open Confab")}};
    case Quiet:
        return {{u"label"_s, tr("Do not disturb")},
                {u"toggle-type"_s, u"checkmark"_s},
                {u"toggle-state"_s, m_isQuiet ? 1 : 0}};
    case Line:
        return {{u"type"_s, u"separator"_s}};
    case Quit:
        return {{u"label"_s, tr("Quit")}};
    default:
        return {};
    }
}

} // namespace confab::platform
