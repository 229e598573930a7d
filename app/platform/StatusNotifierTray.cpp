// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StatusNotifierTray.h"

#include "StatusNotifierItem.h"
#include "TrayMenu.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {
const auto kWatcher = u"org.kde.StatusNotifierWatcher"_s;
const auto kWatcherPath = u"/StatusNotifierWatcher"_s;
const auto kItemPath = u"/StatusNotifierItem"_s;
} // namespace

StatusNotifierTray::StatusNotifierTray(const QDBusConnection &bus, QObject *parent)
    : TrayIcon(parent)
    , m_bus(bus)
    , m_item(new StatusNotifierItem(&m_itemObject))
    , m_menu(new TrayMenu(&m_menuObject))
    , m_name(u"org.kde.StatusNotifierItem-%1-1"_s.arg(QCoreApplication::applicationPid()))
{
    connect(m_item, &StatusNotifierItem::activated, this, &TrayIcon::openRequested);
    connect(m_menu, &TrayMenu::chosen, this, &StatusNotifierTray::choose);
    m_bus.registerObject(kItemPath, &m_itemObject);
    m_bus.registerObject(QLatin1String(StatusNotifierItem::kMenuPath), &m_menuObject);
    m_bus.registerService(m_name);
    auto *watcher = new QDBusServiceWatcher(kWatcher, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &now) {
                if (now.isEmpty())
                    setShown(false);
                else
                    enter();
            });
    // String-based: QtDBus knows no other way to bind a signal of another process.
    for (const auto &signal : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        m_bus.connect(kWatcher, kWatcherPath, kWatcher, signal, this, SLOT(onHostChanged()));
    enter();
}

StatusNotifierTray::~StatusNotifierTray()
{
    m_bus.unregisterService(m_name);
    m_bus.unregisterObject(kItemPath);
    m_bus.unregisterObject(QLatin1String(StatusNotifierItem::kMenuPath));
}

void StatusNotifierTray::enter()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(kWatcher, kWatcherPath, kWatcher, u"RegisterStatusNotifierItem"_s);
    call << m_name;
    m_bus.asyncCall(call);
    onHostChanged();
}

void StatusNotifierTray::onHostChanged()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(kWatcher, kWatcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << kWatcher << u"IsStatusNotifierHostRegistered"_s;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        setShown(answer.isValid() && answer.value().variant().toBool());
    });
}

void StatusNotifierTray::setShown(bool shown)
{
    if (std::exchange(m_isShown, shown) != shown)
        Q_EMIT shownChanged();
}

void StatusNotifierTray::setUnread(int count)
{
    m_item->setUnread(count);
}

void StatusNotifierTray::setQuiet(bool quiet)
{
    m_menu->setQuiet(quiet);
}

void StatusNotifierTray::choose(int entry)
{
    switch (entry) {
    case TrayMenu::Open:
        Q_EMIT openRequested();
        break;
    case TrayMenu::Quiet:
        Q_EMIT quietToggled();
        break;
    case TrayMenu::Quit:
        Q_EMIT quitRequested();
        break;
    default:
        break;
    }
}

} // namespace confab::platform
