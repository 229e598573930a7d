// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "App.h"

#include "AccountSession.h"
#include "client/PasswordLink.h"
#include "DesktopIntegration.h"
#include "HostReach.h"
#include "LinkArrival.h"
#include "LostGuests.h"
#include "Midnight.h"
#include "Notices.h"
#include "PictureProvider.h"
#include "platform/Attendance.h"
#include "RoomChoice.h"
#include "RoomVisits.h"
#include "SelfPresence.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr char kEngineProperty[] = "_confab_app";
} // namespace

//! What it is made of, from the bottom to the top.
struct App::Inner
{
    explicit Inner(const AppParts &given)
        : parts(given)
    {
    }

    AppParts parts;
    platform::Attendance attendance{parts.clock};
    Settings settings{parts.settings};
    KnownAccounts accounts{parts.settings};
    AccountSession session{parts, accounts};
    LostGuests lostGuests{session, accounts};
    SelfPresence presence;
    OwnPerson self{{session, presence, parts.settings}};
    AccountListModel accountList{accounts};
    OnboardingController onboarding{parts, session, accounts};
    Startup startup{parts, session, accounts, lostGuests, onboarding};
    ConnectionStatus connection;
    HostInfo host;
    HostReach hostReach{parts.host, host, session};
    RoomListModel rooms;
    CurrentRoom room{settings};
    DirectoryModel directory;
    NewMessage newMessage;
    PersonCard person;
    Profile profile;
    std::shared_ptr<PictureSource> pictures = std::make_shared<PictureSource>();
    ServerOptions server;
    Invitation invitation;
    LinkArrival arrival{session, onboarding, invitation, parts.host};
    RoomVisits visits{parts.settings, accounts};
    RoomChoice choice{rooms, room, visits};
    ToastModel toasts;
    Notices notices{parts, toasts};
    LinkOpener links{settings};
    Midnight midnight;
    Departure departure{parts, session};
    NoticeSettings noticeSettings{parts.settings};
    Background background{parts, noticeSettings, session};
    EmojiListModel emoji{parts.settings};
    DesktopIntegration desktop{{parts, noticeSettings, rooms, presence, attendance}, self};
};

App::App(const AppParts &parts, QObject *parent)
    : QObject(parent)
    , m_inner(std::make_unique<Inner>(parts))
{
    connectParts();
    connectDesktop();
    m_inner->room.reports()->keepIn(parts.settings);
    m_inner->rooms.reportMarks().keepIn(parts.settings);
    m_inner->rooms.sidebar()->keepIn(parts.settings);
    m_inner->room.timeline()->setAttendance(m_inner->attendance);
}

App::~App()
{
    m_inner->session.close();
}

void App::connectParts()
{
    Inner &inner = *m_inner;
    inner.notices.followAll(inner.accounts, inner.lostGuests, inner.onboarding, inner.room, inner.person, inner.server,
                            inner.profile, inner.settings, inner.arrival);
    inner.notices.follow(inner.invitation, inner.rooms);
    connect(&inner.session, &AccountSession::changed, this, &App::onSessionChanged);
    connect(&inner.session, &AccountSession::serverRenamed, this, &App::accountChanged);
    connect(&inner.session, &AccountSession::ended, this, &App::onSessionEnded);
    connect(&inner.startup, &Startup::over, this, &App::pageChanged);
    connect(&inner.onboarding, &OnboardingController::busyChanged, this, &App::pageChanged);
    connect(&inner.choice, &RoomChoice::arrived, this, &App::pageChanged);
    connect(inner.room.composer(), &ComposerController::draftSaved, &inner.rooms, &RoomListModel::setDraft);
    connect(inner.room.reports(), &ReportListModel::looked, &inner.rooms.reportMarks(), &ReportMarks::look);
    connect(inner.rooms.actions(), &RoomActions::failed, &inner.notices, &Notices::warn);
    connect(&inner.newMessage, &NewMessage::failed, &inner.notices, &Notices::warn);
    connect(&inner.newMessage, &NewMessage::opened, &inner.rooms, &RoomListModel::setCurrent);
    connect(&inner.directory, &DirectoryModel::opened, &inner.rooms, &RoomListModel::setCurrent);
    connect(&inner.attendance, &platform::Attendance::changed, this,
            [&inner] { inner.presence.setAway(inner.attendance.isAway()); });
    connect(&inner.midnight, &Midnight::passed, &inner.rooms, &RoomListModel::refresh);
    connect(&inner.midnight, &Midnight::passed, inner.room.timeline(), &TimelineModel::refreshDays);
    connect(&inner.host, &HostInfo::copyRequested, &inner.notices, &Notices::copy);
    connect(&inner.hostReach, &HostReach::failed, &inner.notices, &Notices::warn);
    connect(&inner.links, &LinkOpener::copyRequested, &inner.notices, &Notices::copy);
    connect(&inner.links, &LinkOpener::joinRequested, this, &App::openAddress);
    connect(&inner.arrival, &LinkArrival::offered, this, &App::addressOffered);
    connect(&inner.arrival, &LinkArrival::passwordLinkArrived, &inner.links,
            [&inner](const QString &link) { inner.links.request(link, link); });
    connect(&inner.arrival, &LinkArrival::roomWanted, &inner.choice, &RoomChoice::want);
    connect(&inner.invitation, &Invitation::entered, &inner.choice, &RoomChoice::want);
    inner.room.invites()->follow(inner.host);
    connect(&inner.server, &ServerOptions::named, &inner.session, &AccountSession::setServerName);
    connect(inner.room.invites(), &InviteListModel::copyRequested, &inner.notices, &Notices::copy);
    connect(&inner.choice, &RoomChoice::changed, this,
            [&inner] { inner.person.attach(inner.session.workspace(), inner.rooms.current()); });
    connect(inner.person.contact(), &PersonContact::writeRequested, &inner.newMessage, &NewMessage::writeTo);
    connect(inner.person.contact(), &PersonContact::mentionRequested, inner.room.composer(),
            &ComposerController::mention);
    connect(&inner.profile, &Profile::erased, this, &App::logOut);
    connect(&inner.links, &LinkOpener::openRequested, this, [&inner](const QUrl &url) {
        if (!inner.arrival.takeOwn(url.toString()) && inner.parts.openUrl)
            inner.parts.openUrl(url);
    });
}

void App::connectDesktop()
{
    Inner &inner = *m_inner;
    inner.notices.setOutside({[&inner] { return inner.desktop.isTelling(); },
                              [&inner](RoomId room) { return inner.desktop.isTellingReports(room); }});
    connect(&inner.desktop, &DesktopIntegration::failed, &inner.notices, &Notices::warn);
    connect(&inner.desktop, &DesktopIntegration::roomWanted, &inner.rooms, &RoomListModel::open);
    connect(&inner.desktop, &DesktopIntegration::windowWanted, this, &App::windowWanted);
    connect(&inner.desktop, &DesktopIntegration::attentionWanted, this, &App::attentionWanted);
    connect(&inner.desktop, &DesktopIntegration::unreadChanged, this, &App::unreadChanged);
    connect(&inner.desktop, &DesktopIntegration::quitWanted, this, &App::quit);
    connect(inner.room.reports(), &ReportListModel::looked, &inner.desktop, &DesktopIntegration::noteReportsLooked);
}

void App::onSessionChanged()
{
    client::Workspace *workspace = m_inner->session.workspace();
    m_inner->choice.attach(workspace, m_inner->session.account().id);
    m_inner->pictures->attach(workspace);
    m_inner->connection.attach(workspace);
    m_inner->presence.attach(workspace);
    m_inner->self.attach(workspace);
    m_inner->directory.attach(workspace);
    m_inner->newMessage.attach(workspace);
    m_inner->desktop.attach(workspace);
    m_inner->hostReach.follow();
    m_inner->person.attach(workspace, {});
    m_inner->profile.attach(workspace, m_inner->session.account().hosted ? m_inner->parts.host : nullptr);
    m_inner->server.attach(workspace);
    m_inner->notices.handBack(workspace);
    if (workspace)
        follow(*workspace);
    m_inner->arrival.follow();
    m_inner->choice.begin();
    Q_EMIT accountChanged();
    Q_EMIT pageChanged();
}

void App::onSessionEnded(const KnownAccount &account, const Error &error)
{
    // The owner of the room in this app can always prove it again.
    if (account.hosted && m_inner->parts.host && m_inner->parts.host->isRunning())
        m_inner->onboarding.hostHere(account.name);
    else
        m_inner->onboarding.showEnd(account, error);
}

void App::follow(client::Workspace &workspace)
{
    connect(&workspace.connection(), &client::Connection::stateChanged, this, [this] {
        m_inner->attendance.check(); // a connection breaks when the computer sleeps
        Q_EMIT accountChanged();
    });
    m_inner->notices.follow(workspace, m_inner->rooms);
}

void App::start(const StartOptions &options)
{
    m_inner->startup.begin(options);
    m_inner->arrival.expect(options.server);
}

void App::openAddress(const QString &address)
{
    m_inner->arrival.arrive(address);
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
    m_inner->arrival.go(address);
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

App *App::create(QQmlEngine *engine, QJSEngine *)
{
    auto *app = engine->property(kEngineProperty).value<App *>();
    QJSEngine::setObjectOwnership(app, QJSEngine::CppOwnership);
    return app;
}

void App::setOn(QQmlEngine &engine)
{
    engine.setProperty(kEngineProperty, QVariant::fromValue(this));
    engine.addImageProvider(u"pictures"_s, new PictureProvider(m_inner->pictures));
}

App::Page App::page() const
{
    if (!m_inner->startup.isOver())
        return Starting;
    if (!m_inner->session.workspace())
        return Welcome;
    return m_inner->choice.hasArrived() ? Chat : Joining;
}

bool App::isSignInKept() const
{
    return m_inner->session.isKept();
}

void App::setSignInKept(bool kept)
{
    m_inner->session.setKept(kept);
    Q_EMIT accountChanged();
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

OwnPerson *App::self() const
{
    return &m_inner->self;
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

DirectoryModel *App::directory() const
{
    return &m_inner->directory;
}

NewMessage *App::newMessage() const
{
    return &m_inner->newMessage;
}

PersonCard *App::person() const
{
    return &m_inner->person;
}

Profile *App::profile() const
{
    return &m_inner->profile;
}

ServerOptions *App::server() const
{
    return &m_inner->server;
}

Invitation *App::invitation() const
{
    return &m_inner->invitation;
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

Background *App::background() const
{
    return &m_inner->background;
}

NoticeSettings *App::noticeSettings() const
{
    return &m_inner->noticeSettings;
}

EmojiListModel *App::emoji() const
{
    return &m_inner->emoji;
}

int App::unread() const
{
    return m_inner->desktop.unread();
}

client::Workspace *App::workspace() const
{
    return m_inner->session.workspace();
}

void App::quit()
{
    m_inner->background.leave();
    // A window that is out of sight is closed by nobody, and can't ask either.
    if (!m_inner->departure.isFree())
        Q_EMIT windowWanted({});
    QCoreApplication::quit();
}

void App::setWindowActive(bool active)
{
    m_inner->attendance.setWindowActive(active);
}

} // namespace confab::models
