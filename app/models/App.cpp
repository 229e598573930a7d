// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "App.h"

#include "AccountSession.h"
#include "HandedBack.h"
#include "LostGuests.h"
#include "Names.h"
#include "platform/Attendance.h"
#include "platform/SecretChooser.h"
#include "RoomHost.h"
#include "SelfPresence.h"
#include "Times.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr char kEngineProperty[] = "_confab_app";
}

//! What App is made of, from the bottom to the top.
struct App::Inner
{
    explicit Inner(const AppParts &given)
        : parts(given)
        , attendance(given.clock)
        , settings(given.settings)
        , accounts(given.settings)
        , session(given, accounts)
        , lostGuests(session, accounts)
        , accountList(accounts)
        , onboarding(given, session, accounts)
        , room(settings)
    {
    }

    AppParts parts;
    platform::Attendance attendance;
    Settings settings;
    KnownAccounts accounts;
    AccountSession session;
    LostGuests lostGuests;
    SelfPresence presence;
    AccountListModel accountList;
    OnboardingController onboarding;
    ConnectionStatus connection;
    HostInfo host;
    RoomListModel rooms;
    CurrentRoom room;
    ToastModel toasts;
    LinkOpener links{settings};
    QTimer midnight;
    HandedBack handedBack{parts.copyText, toasts};
    bool starting = true;
    bool arrived = false;       // there are rooms to show
    bool roomWasClosed = false; // by the user: don't open another one by itself
};

App::App(const AppParts &parts, QObject *parent)
    : QObject(parent)
    , m_inner(std::make_unique<Inner>(parts))
{
    connectSession();
    connectNotices();
    connect(&m_inner->rooms, &RoomListModel::currentIdChanged, this, &App::onCurrentRoomChanged);
    connect(&m_inner->room, &CurrentRoom::closeRequested, this, [this] { m_inner->rooms.setCurrent({}); });
    connect(m_inner->room.composer(), &ComposerController::draftSaved, &m_inner->rooms, &RoomListModel::setDraft);
    connect(&m_inner->presence, &SelfPresence::changed, this, &App::presenceChanged);
    m_inner->room.timeline()->setAttendance(m_inner->attendance);
    connect(&m_inner->attendance, &platform::Attendance::changed, this,
            [this] { m_inner->presence.setAway(m_inner->attendance.isAway()); });
    m_inner->midnight.setSingleShot(true);
    connect(&m_inner->midnight, &QTimer::timeout, this, &App::onMidnight);
    m_inner->midnight.start(times::untilMidnight());
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
}

void App::connectNotices()
{
    const auto warn = [this](const QString &text) { m_inner->toasts.show(ToastModel::Error, text); };
    connect(&m_inner->room, &CurrentRoom::failed, this, warn);
    const auto copy = [this](const QString &text) {
        if (m_inner->parts.copyText)
            m_inner->parts.copyText(text);
        m_inner->toasts.show(ToastModel::Success, tr("Copied"));
    };
    connect(m_inner->room.actions(), &MessageActions::copyRequested, this, copy);
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
            self->showReach();
        });
    });
    connect(&m_inner->links, &LinkOpener::copyRequested, this, copy);
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

void App::start(const StartOptions &given)
{
    m_inner->parts.secrets.probe();
    m_inner->lostGuests.find();
    OnboardingController &onboarding = m_inner->onboarding;
    StartOptions options = given;
    if (!given.name.isEmpty())
        options.name = onboarding.suggestName(given.name);
    if (options.ask && !client::ServerAddress::parse(options.server))
        options.server.clear();
    const QString name = options.name.isEmpty() ? onboarding.suggestedName() : options.name;
    const auto account = m_inner->accounts.find(m_inner->accounts.current());
    if (options.hostHere) {
        leaveStarting();
        onboarding.hostHere(name);
    } else if (!options.server.isEmpty() && !(account && account->signedIn && matches(*account, options))) {
        leaveStarting();
        if (options.ask)
            onboarding.openJoinForm(options.server);
        else
            onboarding.join(options.server, name);
    } else if (account && account->hosted && m_inner->parts.host) {
        leaveStarting();
        onboarding.hostHere(account->name);
    } else if (account && account->signedIn) {
        restore(*account);
    } else {
        leaveStarting();
    }
}

void App::openAddress(const QString &address)
{
    const auto asked = client::ServerAddress::parse(address);
    const client::Workspace *open = m_inner->session.workspace();
    if (!asked || (open && open->address() == *asked))
        return;
    if (open)
        switchAccount();
    m_inner->onboarding.openJoinForm(asked->toString());
}

bool App::matches(const KnownAccount &account, const StartOptions &options)
{
    const auto address = client::ServerAddress::parse(options.server);
    return address && account.address == *address && (options.name.isEmpty() || account.name == options.name);
}

void App::restore(const KnownAccount &account)
{
    const auto restored = [this, account](const Result<client::Credentials> &credentials) -> Result<> {
        if (!credentials)
            return credentials.error();
        if (!credentials->isNull())
            return m_inner->session.open(account, *credentials);
        m_inner->lostGuests.lose(account);
        if (account.guest)
            return Error{ErrorCode::Unauthorized, OnboardingController::lostGuestText(account.name)};
        return Done{};
    };
    m_inner->session.loadCredentials(account,
                                     [self = QPointer(this), restored](const Result<client::Credentials> &credentials) {
                                         if (!self)
                                             return;
                                         if (const Result<> done = restored(credentials); !done)
                                             self->m_inner->onboarding.showError(done.error().text());
                                         self->leaveStarting();
                                     });
}

void App::leaveStarting()
{
    m_inner->starting = false;
    Q_EMIT pageChanged();
}

void App::onSessionChanged()
{
    client::Workspace *workspace = m_inner->session.workspace();
    m_inner->arrived = workspace && !workspace->rooms().ids().isEmpty();
    m_inner->room.attach(nullptr, {});
    m_inner->rooms.attach(workspace);
    m_inner->connection.attach(workspace);
    m_inner->presence.attach(workspace);
    m_inner->host.setAddress(workspace ? workspace->address() : client::ServerAddress(),
                             workspace && m_inner->session.account().hosted);
    showReach();
    if (workspace)
        follow(*workspace);
    openLastRoom();
    Q_EMIT userChanged();
    Q_EMIT pageChanged();
}

void App::follow(client::Workspace &workspace)
{
    connect(&workspace.rooms(), &client::Rooms::added, this, [this] {
        m_inner->rooms.refresh();
        arrive();
    });
    connect(&workspace.connection(), &client::Connection::stateChanged, this, [this] {
        m_inner->attendance.check(); // a connection breaks when the computer sleeps
        if (m_inner->session.workspace() && m_inner->session.workspace()->connection().isLive())
            arrive();
        Q_EMIT userChanged();
        Q_EMIT presenceChanged();
    });
    connect(&workspace, &client::Workspace::timelineClosed, this, [this](RoomId room) {
        if (room == m_inner->rooms.current())
            m_inner->rooms.setCurrent({});
    });
    connect(&workspace, &client::Workspace::noticed, this,
            [this](const QString &, const QString &text) { m_inner->toasts.show(ToastModel::Info, text); });
    connect(&workspace, &client::Workspace::noticedIn, this, [this](RoomId room, const QString &, const QString &text) {
        if (room != m_inner->rooms.current())
            m_inner->toasts.show(ToastModel::Info, text);
    });
    connect(&workspace, &client::Workspace::handedBack, this, [this](const QString &name, const QStringList &texts) {
        const QString room = name.isEmpty() ? tr("A room") : name;
        m_inner->handedBack.take(
            tr("%1 is gone. What you wrote there was not sent; it is in the clipboard now.").arg(room), texts);
    });
}

void App::arrive()
{
    if (!std::exchange(m_inner->arrived, true))
        Q_EMIT pageChanged();
    if (m_inner->rooms.current().isNull() && !m_inner->roomWasClosed)
        openLastRoom();
}

void App::openLastRoom()
{
    if (!m_inner->session.workspace())
        return;
    m_inner->roomWasClosed = false;
    const QString last = m_inner->parts.settings.value(lastRoomKey()).toString();
    m_inner->rooms.open(last);
    if (m_inner->rooms.current().isNull())
        m_inner->rooms.openFirst();
}

QString App::lastRoomKey() const
{
    return "lastRoom/"_L1 + m_inner->session.account().id;
}

void App::onCurrentRoomChanged()
{
    const RoomId room = m_inner->rooms.current();
    m_inner->room.attach(room.isNull() ? nullptr : m_inner->session.workspace(), room);
    m_inner->roomWasClosed = room.isNull();
    if (!room.isNull())
        m_inner->parts.settings.setValue(lastRoomKey(), room.toString());
}

void App::onMidnight()
{
    m_inner->rooms.refresh();
    m_inner->room.timeline()->refreshDays();
    m_inner->midnight.start(times::untilMidnight());
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
    return m_inner->session.workspace() ? colorIndexOf(m_inner->session.workspace()->self().id) : 0;
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

client::Workspace *App::workspace() const
{
    return m_inner->session.workspace();
}

void App::logOut()
{
    m_inner->session.signOut();
}

void App::switchAccount()
{
    m_inner->accounts.setCurrent({});
    m_inner->session.close();
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
