// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "hosting/LocalServer.h"
#include "models/App.h"
#include "Options.h"
#include "platform/CursorRest.h"
#include "platform/NoRemoteContent.h"
#include "platform/Notifier.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"
#include "platform/SingleInstance.h"
#include "platform/SpareMemory.h"
#include "platform/ThemeDetection.h"
#include "platform/TrayIcon.h"
#include "platform/WindowPlace.h"

#include <QQmlApplicationEngine>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

class QQuickWindow;

namespace confab::hosting {
class Demo;
}

namespace confab {

class Screenshots;

//! The composition root of the app: builds platform, models and window, in that order, and lets them run.
class Application : public QObject
{
    Q_OBJECT
public:
    //! What has to be set before the QGuiApplication is made. Gives the command line.
    static QStringList prepare(int argc, char **argv);
    //! A window can be shown here. As it was before prepare().
    static bool hasDisplay();

    explicit Application(Options options);
    ~Application() override;

    //! The same profile is open already: that window was asked to come forward, and there is nothing to do here.
    bool isSecond();
    //! Shows the window; false when it can't be made.
    bool show();

private:
    models::AppParts parts();
    void loadFonts();
    void loadIcon();
    void onShown();
    void watchMemory(QQuickWindow &window);
    void onCalled(const QString &address);
    void connectDesktop();
    QQuickWindow *window() const;
    void bringForward(const QString &token);
    void hideWindow();
    void startDemo();
    void tellTrouble();
    QString profileFolder();

    Options m_options;
    std::unique_ptr<QTemporaryDir> m_temporary; // of a run for screenshots
    platform::ProfileFolder m_profile;
    platform::SingleInstance m_instance;
    QString m_trouble; // with the settings
    QSettings m_settings;
    platform::SecretChooser m_secrets;
    platform::ThemeDetection m_theme;
    platform::CursorRest m_cursorRest;
    hosting::LocalServer m_server;
    std::unique_ptr<platform::Notifier> m_notifier; // null for a run for screenshots
    std::unique_ptr<platform::TrayIcon> m_tray;     // likewise
    models::App m_app;
    std::unique_ptr<platform::SpareMemory> m_memory;
    std::unique_ptr<hosting::Demo> m_demo;
    std::unique_ptr<Screenshots> m_screenshots;
    platform::RefusingNetworkFactory m_network;
    platform::LocalUrlsOnly m_urls;
    QQmlApplicationEngine m_engine;
    platform::WindowPlace m_place; // looks at the window a last time before the engine takes it away
};

} // namespace confab
