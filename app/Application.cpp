// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Application.h"

#include "client/Workspace.h"
#include "host/ProcessSignals.h"
#include "hosting/Demo.h"
#include "markdown/FontFallbacks.h"
#include "markdown/MarkdownClipboard.h"
#include "platform/KeychainSecretStore.h"
#include "platform/NoSecretStore.h"
#include "platform/SettingsFile.h"
#include "Screenshots.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace confab {

namespace {

std::unique_ptr<platform::SecretStore> keyStore(const Options &options)
{
    // A run for pictures or in a folder of its own leaves no trace in the user's key store.
    if (!options.screenshots.isEmpty() || !options.data.isEmpty())
        return std::make_unique<platform::NoSecretStore>();
    return std::make_unique<platform::KeychainSecretStore>(u"confab"_s);
}

// Started by a service or in a container there may be no HOME, and Qt then takes the root of the file system.
void ensureHome()
{
#ifdef Q_OS_UNIX
    const passwd *account = qEnvironmentVariableIsEmpty("HOME") ? getpwuid(getuid()) : nullptr;
    if (account && account->pw_dir)
        qputenv("HOME", account->pw_dir);
#endif
}

} // namespace

bool Application::hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    static const bool found = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                              qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    return found;
#else
    return true;
#endif
}

QStringList Application::prepare(int argc, char **argv)
{
    ensureHome();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    // Neither the help nor pictures need a display, and Qt would end the program where there is none.
    if (!hasDisplay())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickStyle::setStyle(u"Basic"_s);
    QGuiApplication::setApplicationName(u"confab"_s);
    QGuiApplication::setApplicationDisplayName(u"Confab"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(CONFAB_VERSION));
    QGuiApplication::setDesktopFileName(u"confab"_s);
    return arguments;
}

Application::Application(Options options)
    : m_options(std::move(options))
    , m_profile(profileFolder())
    , m_instance(m_profile.folder())
    , m_trouble(m_instance.isFirst() ? platform::SettingsFile(m_profile.settingsFile()).check() : QString())
    , m_settings(m_profile.settingsFile(), QSettings::IniFormat)
    , m_secrets(keyStore(m_options), m_profile.secretsFile())
    , m_server(m_profile.serverFolder())
    , m_notifier(m_options.screenshots.isEmpty() ? platform::makeNotifier() : nullptr)
    , m_tray(m_options.screenshots.isEmpty() ? platform::makeTrayIcon() : nullptr)
    , m_app(parts())
    , m_place(m_settings)
{
    loadFonts();
    loadIcon();
    if (m_options.staySignedIn)
        m_secrets.setFileAllowed(true);
    connect(&m_instance, &platform::SingleInstance::called, this, &Application::onCalled);
    // Ctrl+C, a closed terminal and the end of the desktop's session are an ordinary goodbye.
    const auto quit = [this] {
        m_app.departure()->permit();
        m_app.quit();
    };
    auto *signals = new host::ProcessSignals(this);
    connect(signals, &host::ProcessSignals::stopAsked, this, quit);
    connect(signals, &host::ProcessSignals::reloadAsked, this, quit);
    models::Settings &settings = *m_app.settings();
    if (!m_options.theme.isEmpty())
        settings.setThemeMode(m_options.theme == "dark"_L1 ? models::Settings::Dark : models::Settings::Light);
    settings.setSystemDark(m_theme.isDark());
    connect(&m_theme, &platform::ThemeDetection::darkChanged, this,
            [this] { m_app.settings()->setSystemDark(m_theme.isDark()); });
}

Application::~Application() = default;

QString Application::profileFolder()
{
    if (!m_options.screenshots.isEmpty() && m_options.data.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>();
        return m_temporary->path();
    }
    return m_options.data;
}

models::AppParts Application::parts()
{
    models::AppParts parts{m_profile, m_settings, m_secrets, &m_server};
    parts.notifier = m_notifier.get();
    parts.tray = m_tray.get();
    parts.copyText = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    parts.copyMessage = [](const QString &text, const QString &markdown) {
        markdown::MarkdownClipboard::put({text, markdown});
    };
    parts.openUrl = [](const QUrl &url) { QDesktopServices::openUrl(url); };
    return parts;
}

void Application::loadFonts()
{
    const QDir fonts(u":/fonts"_s);
    for (const QString &file : fonts.entryList(QDir::Files))
        QFontDatabase::addApplicationFont(fonts.filePath(file));
    markdown::completeFonts({m_app.settings()->sansFont(), m_app.settings()->monoFont()});
}

void Application::loadIcon()
{
    QIcon icon;
    const QDir sizes(u":/confab/app-icon"_s);
    for (const QString &file : sizes.entryList(QDir::Files))
        icon.addFile(sizes.filePath(file));
    QGuiApplication::setWindowIcon(icon);
}

bool Application::isSecond()
{
    if (m_instance.isFirst() || !m_profile.isUsable())
        return false;
    if (!m_instance.callFirst(m_options.start.server))
        qWarning("Confab is running with this profile already, and does not answer.");
    return true;
}

void Application::onCalled(const QString &address)
{
    if (!window())
        return;
    bringForward({});
    if (!address.isEmpty())
        m_app.openAddress(address);
}

QQuickWindow *Application::window() const
{
    return qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
}

void Application::connectDesktop()
{
    connect(&m_app, &models::App::windowWanted, this, &Application::bringForward);
    connect(&m_app, &models::App::attentionWanted, this, [this] {
        if (window()->isVisible())
            window()->alert(0);
    });
    connect(m_app.background(), &models::Background::windowGone, this, &Application::hideWindow);
}

void Application::bringForward(const QString &token)
{
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    // As large as it was, which show() does not care for.
    window()->setWindowStates(window()->windowStates() & ~Qt::WindowMinimized);
    window()->setVisible(true);
    window()->raise();
    window()->requestActivate();
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void Application::hideWindow()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    window()->setVisible(false);
}

bool Application::show()
{
    m_app.setOn(m_engine);
    qGuiApp->installEventFilter(&m_app.attendance());
    m_engine.setNetworkAccessManagerFactory(&m_network);
    m_engine.addUrlInterceptor(&m_urls);
    // Before Qt 6.5 modules are not looked for there by themselves.
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    if (m_options.screenshots.isEmpty())
        m_engine.setInitialProperties(m_place.properties());
    m_engine.load(QUrl(u"qrc:/qt/qml/Confab/Main.qml"_s));
    if (m_engine.rootObjects().isEmpty())
        return false;
    if (m_options.screenshots.isEmpty())
        m_place.follow(*qobject_cast<QWindow *>(m_engine.rootObjects().constFirst()));
    watchMemory(*window());
    connectDesktop();
    // The window comes first; sessions, servers and people after its first frame is on the way.
    QTimer::singleShot(0, this, &Application::onShown);
    return true;
}

// The scene graph keeps a copy of whatever it has ever sent to the graphics device at once, up to 64 times, until it is
// told to let go.
void Application::watchMemory(QQuickWindow &window)
{
    const auto giveBack = [this, &window] {
        m_engine.collectGarbage();
        window.releaseResources();
        platform::SpareMemory::trimHeap();
    };
    m_memory = std::make_unique<platform::SpareMemory>(
        platform::SpareMemory::Hooks{&platform::SpareMemory::resident, giveBack}, platform::SpareMemory::Timing());
    connect(&window, &QQuickWindow::afterAnimating, m_memory.get(), &platform::SpareMemory::worked);
}

void Application::onShown()
{
    if (m_options.demo)
        connect(m_app.connection(), &models::ConnectionStatus::changed, this, &Application::startDemo);
    if (m_options.screenshots.isEmpty()) {
        m_app.start(m_options.start);
        tellTrouble();
        return;
    }
    auto *window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    m_screenshots = std::make_unique<Screenshots>(*window, m_app, m_server, m_options.screenshots);
    connect(m_screenshots.get(), &Screenshots::finished, this, [](bool ok) { QCoreApplication::exit(ok ? 0 : 1); });
    m_app.start({});
    m_screenshots->start();
}

void Application::tellTrouble()
{
    if (!m_trouble.isEmpty())
        m_app.toasts()->show(models::ToastModel::Error, m_trouble);
    if (!m_profile.isUsable())
        m_app.onboarding()->showError(tr("Nothing can be kept in the folder %1. Make it writable, or start Confab with "
                                         "another one: confab --data FOLDER")
                                          .arg(m_profile.folder()));
}

void Application::startDemo()
{
    if (m_demo || m_app.page() != models::App::Chat || !m_app.workspace()->connection().isLive())
        return;
    m_demo = std::make_unique<hosting::Demo>(*m_app.workspace());
    connect(m_demo.get(), &hosting::Demo::failed, this,
            [](const QString &text) { qWarning("demo: %s", qUtf8Printable(text)); });
    m_demo->start();
}

} // namespace confab
