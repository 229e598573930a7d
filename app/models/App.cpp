// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AppInner.h"
#include "Names.h"
#include "RoomColors.h"
#include "RoomHost.h"
#include "Times.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr char kEngineProperty[] = "_confab_app";
constexpr QLatin1String kPresence{"presence"};

//! Looked at now and then: clocks are set, and timers stand still while the computer sleeps.
int untilNextDay()
{
    constexpr int kAtMostMs = 600'000;
    return int(qMin<qint64>(times::untilMidnight(), kAtMostMs));
}
} // namespace

App::App(const AppParts &parts, QObject *parent)
    : QObject(parent)
    , m_inner(std::make_unique<Inner>(parts))
{
    connectSession();
    connectNotices();
    const int presence = parts.settings.value(kPresence, int(PresenceState::Online)).toInt();
    m_inner->presence.choose(PresenceState(qBound(0, presence, int(PresenceState::Dnd))));
    connect(&m_inner->rooms, &RoomListModel::currentIdChanged, this, &App::onCurrentRoomChanged);
    connect(&m_inner->room, &CurrentRoom::closeRequested, this, [this] { m_inner->rooms.setCurrent({}); });
    connect(m_inner->room.composer(), &ComposerController::draftSaved, &m_inner->rooms, &RoomListModel::setDraft);
    connect(&m_inner->presence, &SelfPresence::changed, this, &App::presenceChanged);
    m_inner->room.timeline()->setAttendance(m_inner->attendance);
    connect(&m_inner->attendance, &platform::Attendance::changed, this,
            [this] { m_inner->presence.setAway(m_inner->attendance.isAway()); });
    m_inner->midnight.setSingleShot(true);
    connect(&m_inner->midnight, &QTimer::timeout, this, &App::onMidnight);
    m_inner->midnight.start(untilNextDay());
}

App::~App()
{
    m_inner->session.close();
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
}

void App::connectSession()
{
    connect(&m_inner->session, &AccountSession::changed, this, &App::onSessionChanged);
    connect(&m_inner->session, &AccountSession::ended, this, [this](const KnownAccount &account, const Error &error) {
        // The owner of the room in this app can always prove it again.
        if (account.hosted && m_inner->parts.host && m_inner->parts.host->isRunning())
            m_inner->onboarding.hostHere(account.name);
        else
            m_inner->onboarding.showError(error.text());
    });
    connect(&m_inner->lostGuests, &LostGuests::handedBack, this, [this](const QString &name, const QStringList &texts) {
        m_inner->handedBack.take(tr("What %1 wrote and had not sent is in the clipboard now.").arg(name), texts);
    });
    connect(&m_inner->onboarding, &OnboardingController::busyChanged, this, &App::pageChanged);
    connect(&m_inner->onboarding, &OnboardingController::becameOwner, this,
            [this] { m_inner->toasts.show(ToastModel::Success, tr("This server is yours now.")); });
}

void App::connectNotices()
{
    const auto warn = [this](const QString &text) { m_inner->toasts.show(ToastModel::Error, text); };
    connect(&m_inner->room, &CurrentRoom::failed, this, warn);
    connect(&m_inner->accounts, &KnownAccounts::unsaved, this, [warn] {
        warn(tr("Your accounts can't be written down: this computer's disk is full, or the folder is closed. Without "
                "that, Confab has forgotten them when it is opened again."));
    });
    const auto copy = [this](const QString &text) {
        if (m_inner->parts.copyText)
            m_inner->parts.copyText(text);
        m_inner->toasts.show(ToastModel::Success, tr("Copied"));
    };
    connect(m_inner->room.actions(), &MessageActions::copyRequested, this,
            [this](const QString &text, const QString &markdown) {
                if (m_inner->parts.copyMessage)
                    m_inner->parts.copyMessage(text, markdown);
                m_inner->toasts.show(ToastModel::Success, tr("Copied"));
            });
    connect(m_inner->room.actions(), &MessageActions::discarded, this, [this](const QString &text) {
        if (m_inner->parts.copyText)
            m_inner->parts.copyText(text);
        m_inner->toasts.show(ToastModel::Info, tr("Discarded. The text is in the clipboard."));
    });
    connect(&m_inner->host, &HostInfo::copyRequested, this, copy);
    connect(&m_inner->host, &HostInfo::openRequested, this, [this, warn](bool open) {
        m_inner->parts.host->setOpen(open, [self = QPointer(this), warn](const Result<> &done) {
            if (!self)
                return;
            if (!done)
                warn(done.error().text());
            // It has just come back, and so can this app.
            else if (client::Workspace *own = self->workspace(); own && self->m_inner->session.account().hosted)
                own->connection().reconnectNow();
            self->showReach();
        });
    });
    connect(&m_inner->links, &LinkOpener::copyRequested, this, copy);
    connect(&m_inner->links, &LinkOpener::joinRequested, this, &App::openAddress);
    connect(&m_inner->links, &LinkOpener::openRequested, this, [this](const QUrl &url) {
        if (m_inner->parts.openUrl)
            m_inner->parts.openUrl(url);
    });
}

void App::showReach()
{
    if (const RoomHost *host = m_inner->parts.host)
        m_inner->host.setReach(host->isOpen(), host->openAddress());
}

void App::onMidnight()
{
    m_inner->rooms.refresh();
    m_inner->room.timeline()->refreshDays();
    m_inner->midnight.start(untilNextDay());
}

App::Page App::page() const
{
    if (m_inner->starting)
        return Starting;
    if (!m_inner->session.workspace())
        return Welcome;
    return m_inner->arrived ? Chat : Joining;
}

QString App::userName() const
{
    return m_inner->session.workspace() ? m_inner->session.workspace()->self().name : QString();
}

QString App::userId() const
{
    return m_inner->session.workspace() ? m_inner->session.workspace()->self().id.toString() : QString();
}

QString App::userInitials() const
{
    return m_inner->session.workspace() ? initialsOf(userName()) : QString();
}

int App::userColorIndex() const
{
    client::Workspace *workspace = m_inner->session.workspace();
    if (!workspace)
        return 0;
    return RoomColors::of(*workspace).indexOf(m_inner->rooms.current(), workspace->self().id);
}

bool App::isGuest() const
{
    return m_inner->session.workspace() && m_inner->session.account().guest;
}

int App::presence() const
{
    const bool isLive = m_inner->connection.state() == ConnectionStatus::Live;
    return int(isLive ? m_inner->presence.state() : PresenceState::Offline);
}

void App::setPresence(int presence)
{
    m_inner->presence.choose(PresenceState(qBound(0, presence, int(PresenceState::Dnd))));
    m_inner->parts.settings.setValue(kPresence, presence);
}

QString App::serverName() const
{
    return m_inner->session.serverName();
}

QString App::version() const
{
    return QStringLiteral(CONFAB_VERSION);
}

OnboardingController *App::onboarding() const
{
    return &m_inner->onboarding;
}

AccountListModel *App::accounts() const
{
    return &m_inner->accountList;
}

ConnectionStatus *App::connection() const
{
    return &m_inner->connection;
}

HostInfo *App::host() const
{
    return &m_inner->host;
}

RoomListModel *App::rooms() const
{
    return &m_inner->rooms;
}

CurrentRoom *App::room() const
{
    return &m_inner->room;
}

Settings *App::settings() const
{
    return &m_inner->settings;
}

ToastModel *App::toasts() const
{
    return &m_inner->toasts;
}

platform::Attendance &App::attendance() const
{
    return m_inner->attendance;
}

LinkOpener *App::links() const
{
    return &m_inner->links;
}

Departure *App::departure() const
{
    return &m_inner->departure;
}

client::Workspace *App::workspace() const
{
    return m_inner->session.workspace();
}

void App::quit()
{
    QCoreApplication::quit();
}

void App::setWindowActive(bool active)
{
    m_inner->attendance.setWindowActive(active);
}

} // namespace confab::models
