// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "App.h"

#include "client/PasswordLink.h"
#include "PictureProvider.h"

#include <QCoreApplication>
#include <QQmlEngine>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr char kEngineProperty[] = "_confab_app";
} // namespace

App::App(const AppParts &parts, QObject *parent)
    : QObject(parent)
    , m_models(std::make_unique<AppModels>(parts))
{
    AppModels &models = *m_models;
    connect(&models, &AppModels::accountChanged, this, &App::accountChanged);
    connect(&models.session, &AccountSession::changed, this, &App::pageChanged);
    connect(&models.startup, &Startup::over, this, &App::pageChanged);
    connect(&models.onboarding, &OnboardingController::busyChanged, this, &App::pageChanged);
    connect(&models.choice, &RoomChoice::arrived, this, &App::pageChanged);
    connect(&models.arrival, &LinkArrival::offered, this, &App::addressOffered);
    connect(&models.desktop, &DesktopIntegration::windowWanted, this, &App::windowWanted);
    connect(&models.desktop, &DesktopIntegration::attentionWanted, this, &App::attentionWanted);
    connect(&models.desktop, &DesktopIntegration::unreadChanged, this, &App::unreadChanged);
    connect(&models.desktop, &DesktopIntegration::quitWanted, this, &App::quit);
}

// While all that looks at the models is still there.
App::~App()
{
    m_models->session.close();
}

void App::start(const StartOptions &options)
{
    m_models->startup.begin(options);
    m_models->arrival.expect(options.server);
}

void App::openAddress(const QString &address)
{
    m_models->arrival.arrive(address);
}

bool App::isAddress(const QString &text) const
{
    return client::ServerAddress::parse(text).has_value();
}

bool App::isPasswordLink(const QString &text) const
{
    return client::passwordLink(text).has_value();
}

void App::leaveFor(const QString &address)
{
    switchAccount();
    m_models->arrival.go(address);
}

void App::logOut()
{
    m_models->session.signOut();
}

void App::switchAccount()
{
    m_models->accounts.setCurrent({});
    m_models->session.close();
}

App *App::create(QQmlEngine *engine, QJSEngine *)
{
    auto *app = engine->property(kEngineProperty).value<App *>();
    QJSEngine::setObjectOwnership(app, QJSEngine::CppOwnership);
    return app;
}

void App::setOn(QQmlEngine &engine)
{
    engine.setProperty(kEngineProperty, QVariant::fromValue(this));
    engine.addImageProvider(u"pictures"_s, new PictureProvider(m_models->pictures));
}

App::Page App::page() const
{
    if (!m_models->startup.isOver())
        return Starting;
    if (!m_models->session.workspace())
        return Welcome;
    return m_models->choice.hasArrived() ? Chat : Joining;
}

void App::setSignInKept(bool kept)
{
    m_models->session.setKept(kept);
    Q_EMIT accountChanged();
}

QString App::version() const
{
    return QStringLiteral(CONFAB_VERSION);
}

void App::quit()
{
    m_models->background.leave();
    // A window that is out of sight is closed by nobody, and can't ask either.
    if (!m_models->departure.isFree())
        Q_EMIT windowWanted({});
    QCoreApplication::quit();
}

void App::setWindowActive(bool active)
{
    m_models->attendance.setWindowActive(active);
}

} // namespace confab::models
