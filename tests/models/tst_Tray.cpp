// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/StatusNotifierItem.h"
#include "platform/StatusNotifierTray.h"
#include "platform/TrayMenu.h"
#include "platform/TrayPicture.h"
#include "PrivateBus.h"

#include <QDBusInterface>
#include <QDBusPendingReply>
#include <QIcon>
#include <QPixmap>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::platform;
using confab::tests::PrivateBus;

namespace {

//! The desktop's tray.
class Watcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered MEMBER hosted)

public:
    explicit Watcher(const QDBusConnection &bus)
        : m_bus(bus)
    {
        m_bus.registerObject(u"/StatusNotifierWatcher"_s, this, QDBusConnection::ExportAllContents);
        m_bus.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    bool hosted = true;
    QStringList items;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { items += service; }

private:
    QDBusConnection m_bus;
};

} // namespace

class tst_Tray : public QObject
{
    Q_OBJECT

    //! A call and its answer, while both ends live on this thread.
    static QVariant ask(QDBusConnection bus, const QString &service, const QString &path, const QString &interface,
                        const QString &method, const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
        call.setArguments(arguments);
        const QDBusPendingCall pending = bus.asyncCall(call);
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }))
            return {};
        return pending.reply().arguments().value(pending.reply().arguments().size() - 1);
    }

private Q_SLOTS:
    void init()
    {
        if (!PrivateBus().isRunning())
            QSKIP("There is no dbus-daemon here.");
    }

    void withoutATrayItIsNotShownAndIntoOneThatStartsItComes()
    {
        PrivateBus bus;
        StatusNotifierTray tray(bus.connection(u"app"_s));
        QSignalSpy shown(&tray, &TrayIcon::shownChanged);
        QVERIFY(!tray.isShown());
        auto watcher = std::make_unique<Watcher>(bus.connection(u"desktop"_s));
        QTRY_VERIFY(tray.isShown());
        QTRY_COMPARE(watcher->items.size(), 1);
        watcher.reset();
        bus.leave(u"desktop"_s);
        QTRY_VERIFY(!tray.isShown());
        QCOMPARE(shown.size(), 2);
    }

    void theDesktopReadsIconAndNumber()
    {
        PrivateBus bus;
        const QDBusConnection desktop = bus.connection(u"desktop"_s);
        Watcher watcher(desktop);
        StatusNotifierTray tray(bus.connection(u"app"_s));
        QTRY_COMPARE(watcher.items.size(), 1);
        tray.setUnread(3);
        const QVariant all = ask(desktop, watcher.items.first(), u"/StatusNotifierItem"_s,
                                 u"org.freedesktop.DBus.Properties"_s, u"GetAll"_s, {u"org.kde.StatusNotifierItem"_s});
        const QVariantMap properties = qdbus_cast<QVariantMap>(all);
        QCOMPARE(properties.value(u"Category"_s).toString(), u"Communications"_s);
        QCOMPARE(properties.value(u"Menu"_s).value<QDBusObjectPath>().path(), u"/MenuBar"_s);
        const auto pixmaps = qdbus_cast<TrayPixmaps>(properties.value(u"IconPixmap"_s));
        QCOMPARE(pixmaps.size(), 3);
        for (const TrayPixmap &pixmap : pixmaps)
            QCOMPARE(pixmap.pixels.size(), qsizetype(4) * pixmap.width * pixmap.height);
        const auto tip = qdbus_cast<TrayToolTip>(properties.value(u"ToolTip"_s));
        QCOMPARE(tip.text, u"3 unread messages"_s);
    }

    void theMenuOpensQuietensAndQuits()
    {
        PrivateBus bus;
        const QDBusConnection desktop = bus.connection(u"desktop"_s);
        Watcher watcher(desktop);
        StatusNotifierTray tray(bus.connection(u"app"_s));
        QTRY_COMPARE(watcher.items.size(), 1);
        tray.setQuiet(true);
        const QString menu = u"com.canonical.dbusmenu"_s;
        const QVariant answer =
            ask(desktop, watcher.items.first(), u"/MenuBar"_s, menu, u"GetLayout"_s, {0, -1, QStringList()});
        const auto layout = qdbus_cast<MenuLayout>(answer);
        QStringList labels;
        for (const MenuLayout &entry : layout.children)
            labels += entry.properties.value(u"label"_s).toString();
        QCOMPARE(labels, QStringList({u"Open Confab"_s, u"Do not disturb"_s, QString(), u"Quit"_s}));
        QCOMPARE(layout.children.at(1).properties.value(u"toggle-state"_s).toInt(), 1);
        QSignalSpy opened(&tray, &TrayIcon::openRequested);
        QSignalSpy quieted(&tray, &TrayIcon::quietToggled);
        QSignalSpy quit(&tray, &TrayIcon::quitRequested);
        for (const MenuLayout &entry : layout.children) {
            ask(desktop, watcher.items.first(), u"/MenuBar"_s, menu, u"Event"_s,
                {entry.id, u"clicked"_s, QVariant::fromValue(QDBusVariant(0)), 0U});
        }
        QTRY_COMPARE(quit.size(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(quieted.size(), 1);
        ask(desktop, watcher.items.first(), u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, u"Activate"_s,
            {0, 0});
        QTRY_COMPARE(opened.size(), 2);
    }

    void aDotSaysThatSomethingIsUnread()
    {
        QPixmap plain(48, 48);
        plain.fill(Qt::white);
        const QIcon icon(plain);
        QCOMPARE(trayPicture(icon, 22, false).pixelColor(16, 16), QColor(Qt::white));
        QVERIFY(trayPicture(icon, 22, true).pixelColor(16, 16).red() > 200);
        QVERIFY(trayPicture(icon, 22, true).pixelColor(16, 16).blue() < 120);
    }
};

QTEST_MAIN(tst_Tray)
#include "tst_Tray.moc"
