// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WindowPlace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

constexpr auto kGeometry = "window/geometry"_L1;
constexpr auto kMaximized = "window/maximized"_L1;
constexpr int kSettleMs = 300;
// So much of the upper edge has to be on a screen for somebody to move the window.
constexpr QSize kHold(120, 24);

bool tellsPlaces()
{
    return !QGuiApplication::platformName().startsWith("wayland"_L1);
}

int area(const QRect &rect)
{
    return rect.isEmpty() ? 0 : rect.width() * rect.height();
}

} // namespace

QRect putInSight(const QRect &wanted, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return wanted;
    const QRect screen = *std::max_element(screens.cbegin(), screens.cend(), [&](const QRect &a, const QRect &b) {
        return area(a & wanted) < area(b & wanted);
    });
    QRect place(wanted.topLeft(), wanted.size().boundedTo(screen.size()));
    const QRect hold = QRect(place.topLeft(), QSize(place.width(), kHold.height())) & screen;
    if (hold.width() >= kHold.width() && hold.height() >= kHold.height())
        return place;
    place.moveLeft(std::clamp(place.left(), screen.left(), screen.right() - place.width() + 1));
    place.moveTop(std::clamp(place.top(), screen.top(), screen.bottom() - place.height() + 1));
    return place;
}

WindowPlace::WindowPlace(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &WindowPlace::note);
}

WindowPlace::~WindowPlace()
{
    note();
}

QVariantMap WindowPlace::properties() const
{
    QVariantMap properties;
    const QRect was = m_settings.value(kGeometry).toRect();
    if (was.isValid()) {
        QList<QRect> screens;
        for (const QScreen *screen : QGuiApplication::screens())
            screens += screen->availableGeometry();
        const QRect place = putInSight(was, screens);
        properties = {{u"width"_s, place.width()}, {u"height"_s, place.height()}};
        if (tellsPlaces()) {
            properties.insert(u"x"_s, place.x());
            properties.insert(u"y"_s, place.y());
        }
    }
    if (m_settings.value(kMaximized).toBool())
        properties.insert(u"visibility"_s, QWindow::Maximized);
    return properties;
}

void WindowPlace::follow(QWindow &window)
{
    m_window = &window;
    if (!window.windowStates().testFlag(Qt::WindowMaximized))
        window.resize(window.size().expandedTo(window.minimumSize()));
    const auto later = [this] { m_settle.start(); };
    for (const auto signal : {&QWindow::xChanged, &QWindow::yChanged, &QWindow::widthChanged, &QWindow::heightChanged})
        connect(&window, signal, this, later);
    connect(&window, &QWindow::windowStateChanged, this, later);
    connect(&window, &QObject::destroyed, this, [this] {
        m_settle.stop();
        m_window = nullptr;
    });
}

void WindowPlace::note()
{
    m_settle.stop();
    if (!m_window)
        return;
    const Qt::WindowStates states = m_window->windowStates();
    if (states & (Qt::WindowMinimized | Qt::WindowFullScreen))
        return;
    m_settings.setValue(kMaximized, states.testFlag(Qt::WindowMaximized));
    if (!states.testFlag(Qt::WindowMaximized))
        m_settings.setValue(kGeometry, m_window->geometry());
}

} // namespace confab::platform
