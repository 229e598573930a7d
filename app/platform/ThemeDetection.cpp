// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ThemeDetection.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QStyleHints>

#ifdef CONFAB_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace confab::platform {

ThemeDetection::ThemeDetection(QObject *parent)
    : QObject(parent)
    , m_dark(paletteIsDark())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    auto *hints = QGuiApplication::styleHints();
    const auto follow = [this, hints] {
        if (hints->colorScheme() != Qt::ColorScheme::Unknown)
            setDark(hints->colorScheme() == Qt::ColorScheme::Dark);
    };
    connect(hints, &QStyleHints::colorSchemeChanged, this, follow);
    follow();
#elif defined(Q_OS_WIN)
    const QSettings registry(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
                             QSettings::NativeFormat);
    setDark(registry.value("AppsUseLightTheme"_L1, 1).toInt() == 0);
#else
    askPortal();
#endif
}

#ifdef CONFAB_HAS_DBUS
namespace {
const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;
const auto kSpace = u"org.freedesktop.appearance"_s;
const auto kKey = u"color-scheme"_s;
} // namespace

void ThemeDetection::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // String-based: QtDBus knows no other way to bind a signal of another process.
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    call << kSpace << kKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        if (answer.isValid())
            onPortalSetting(kSpace, kKey, answer.value());
    });
}

void ThemeDetection::onPortalSetting(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space != kSpace || key != kKey)
        return;
    // Read() wraps the value once more than the signal does.
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    const uint scheme = inner.toUInt();
    setDark(scheme == 0 ? paletteIsDark() : scheme == 1);
}
#else
void ThemeDetection::askPortal() {}
void ThemeDetection::onPortalSetting(const QString &, const QString &, const QDBusVariant &) {}
#endif

void ThemeDetection::setDark(bool dark)
{
    if (std::exchange(m_dark, dark) != dark)
        Q_EMIT darkChanged();
}

bool ThemeDetection::paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace confab::platform
