// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AppInner.h"
#include "platform/SecretChooser.h"
#include "RoomColors.h"
#include "RoomHost.h"

#include <QSettings>

//! Which account App has open, and which room of it.
namespace confab::models {

using namespace Qt::StringLiterals;

namespace {
constexpr char kLastRoom[] = "lastRoom";
constexpr char kVisited[] = "visited";
constexpr qsizetype kVisitsKept = 20;
} // namespace

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
        // Where joining fails, it is tried again from there, and not a room hosted.
        onboarding.openJoinForm(options.server);
        if (!options.ask)
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
        Q_EMIT addressOffered(asked->toString());
    else
        m_inner->onboarding.openJoinForm(asked->toString());
}

void App::leaveFor(const QString &address)
{
    switchAccount();
    m_inner->onboarding.openJoinForm(address);
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
    if (workspace)
        m_inner->rooms.setVisited(m_inner->parts.settings.value(roomKey(kVisited)).toStringList());
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
        // With nothing in sight yet; a thousand that follow are one change of the list.
        if (m_inner->arrived && (!m_inner->rooms.current().isNull() || m_inner->roomWasClosed))
            return;
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
    connect(&RoomColors::of(workspace), &RoomColors::changed, this, &App::userChanged);
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
    const QString last = m_inner->parts.settings.value(roomKey(kLastRoom)).toString();
    m_inner->rooms.open(last);
    if (m_inner->rooms.current().isNull())
        m_inner->rooms.openFirst();
}

QString App::roomKey(const char *what) const
{
    return u"%1/%2"_s.arg(QLatin1String(what), m_inner->session.account().id);
}

void App::onCurrentRoomChanged()
{
    const RoomId room = m_inner->rooms.current();
    m_inner->room.attach(room.isNull() ? nullptr : m_inner->session.workspace(), room);
    m_inner->roomWasClosed = room.isNull();
    Q_EMIT userChanged(); // the colour
    if (room.isNull())
        return;
    QStringList visited;
    for (const RoomId each :
         m_inner->rooms.visited().first(std::min<qsizetype>(kVisitsKept, m_inner->rooms.visited().size())))
        visited += each.toString();
    m_inner->parts.settings.setValue(roomKey(kLastRoom), room.toString());
    m_inner->parts.settings.setValue(roomKey(kVisited), visited);
}

bool App::isSignInKept() const
{
    return m_inner->session.isKept();
}

void App::setSignInKept(bool kept)
{
    m_inner->session.setKept(kept);
    Q_EMIT userChanged();
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

} // namespace confab::models
