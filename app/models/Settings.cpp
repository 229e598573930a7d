// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Settings.h"

#include <QFontDatabase>
#include <QSettings>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr std::array kTextScales{0.9, 1.0, 1.15, 1.3, 1.5, 2.0};

QString familyOr(const QString &wanted, QFontDatabase::SystemFont otherwise)
{
    return QFontDatabase::hasFamily(wanted) ? wanted : QFontDatabase::systemFont(otherwise).family();
}

} // namespace

Settings::Settings(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_themeMode(ThemeMode(qBound(0, store.value("look/theme"_L1, 0).toInt(), 2)))
    , m_textScale(qBound(kMinTextScale, store.value("look/textScale"_L1, 1.0).toDouble(), kMaxTextScale))
    , m_reducedMotion(store.value("look/reducedMotion"_L1, false).toBool())
    , m_sendOnEnter(store.value("writing/sendOnEnter"_L1, true).toBool())
    , m_sidebarCollapsed(store.value("window/sidebarCollapsed"_L1, false).toBool())
    , m_membersShown(store.value("window/membersShown"_L1, false).toBool())
    , m_trustedSites(store.value("links/trustedSites"_L1).toStringList())
{
}

Settings::ThemeMode Settings::themeMode() const
{
    return m_themeMode;
}

void Settings::setThemeMode(ThemeMode mode)
{
    const bool wasDark = isDark();
    if (!change(m_themeMode, mode, "look/theme"_L1))
        return;
    Q_EMIT themeModeChanged();
    if (isDark() != wasDark)
        Q_EMIT darkChanged();
}

bool Settings::isDark() const
{
    return m_themeMode == System ? m_systemDark : m_themeMode == Dark;
}

void Settings::setSystemDark(bool dark)
{
    const bool wasDark = isDark();
    m_systemDark = dark;
    if (isDark() != wasDark)
        Q_EMIT darkChanged();
}

double Settings::textScale() const
{
    return m_textScale;
}

void Settings::setTextScale(double scale)
{
    if (change(m_textScale, qBound(kMinTextScale, scale, kMaxTextScale), "look/textScale"_L1))
        Q_EMIT textScaleChanged();
}

QVariantList Settings::textScales() const
{
    return QVariantList(kTextScales.begin(), kTextScales.end());
}

void Settings::stepTextScale(int direction)
{
    // Between two of them as well.
    constexpr double kNear = 0.01;
    double wanted = direction == 0 ? 1.0 : m_textScale;
    if (direction > 0) {
        const auto larger = std::find_if(kTextScales.begin(), kTextScales.end(),
                                         [this](double scale) { return scale > m_textScale + kNear; });
        wanted = larger == kTextScales.end() ? wanted : *larger;
    } else if (direction < 0) {
        const auto smaller = std::find_if(kTextScales.rbegin(), kTextScales.rend(),
                                          [this](double scale) { return scale < m_textScale - kNear; });
        wanted = smaller == kTextScales.rend() ? wanted : *smaller;
    }
    setTextScale(wanted);
}

bool Settings::isReducedMotion() const
{
    return m_reducedMotion;
}

void Settings::setReducedMotion(bool reduced)
{
    if (change(m_reducedMotion, reduced, "look/reducedMotion"_L1))
        Q_EMIT reducedMotionChanged();
}

bool Settings::isSendOnEnter() const
{
    return m_sendOnEnter;
}

void Settings::setSendOnEnter(bool on)
{
    if (change(m_sendOnEnter, on, "writing/sendOnEnter"_L1))
        Q_EMIT sendOnEnterChanged();
}

bool Settings::isSidebarCollapsed() const
{
    return m_sidebarCollapsed;
}

void Settings::setSidebarCollapsed(bool collapsed)
{
    if (change(m_sidebarCollapsed, collapsed, "window/sidebarCollapsed"_L1))
        Q_EMIT sidebarCollapsedChanged();
}

bool Settings::isMembersShown() const
{
    return m_membersShown;
}

void Settings::setMembersShown(bool shown)
{
    if (change(m_membersShown, shown, "window/membersShown"_L1))
        Q_EMIT membersShownChanged();
}

QStringList Settings::trustedSites() const
{
    return m_trustedSites;
}

bool Settings::isTrusted(const QString &site) const
{
    return m_trustedSites.contains(site);
}

void Settings::trust(const QString &site)
{
    if (site.isEmpty() || isTrusted(site))
        return;
    QStringList sites = m_trustedSites + QStringList{site};
    sites.sort();
    setTrustedSites(sites);
}

void Settings::distrust(const QString &site)
{
    QStringList sites = m_trustedSites;
    if (sites.removeAll(site) == 0)
        return;
    setTrustedSites(sites);
    Q_EMIT distrusted(site);
}

void Settings::setTrustedSites(const QStringList &sites)
{
    if (change(m_trustedSites, sites, "links/trustedSites"_L1))
        Q_EMIT trustedSitesChanged();
}

QString Settings::sansFont() const
{
    return familyOr(u"Inter"_s, QFontDatabase::GeneralFont);
}

QString Settings::monoFont() const
{
    return familyOr(u"JetBrains Mono"_s, QFontDatabase::FixedFont);
}

template <class T>
bool Settings::change(T &member, T value, QLatin1String key)
{
    if (member == value)
        return false;
    member = value;
    if constexpr (std::is_enum_v<T>)
        m_store.setValue(key, int(value));
    else
        m_store.setValue(key, value);
    return true;
}

} // namespace confab::models
