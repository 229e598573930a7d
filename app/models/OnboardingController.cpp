// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OnboardingController.h"

#include "AccountSession.h"
#include "Isolated.h"
#include "platform/SecretChooser.h"
#include "ServerTitle.h"

namespace confab::models {

OnboardingController::OnboardingController(const AppParts &parts, AccountSession &session, KnownAccounts &accounts,
                                           QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_session(session)
    , m_accounts(accounts)
    , m_hosted(parts.host, m_attempt)
    , m_name(m_hosted, accounts)
{
    connect(&m_hosted, &HostedEntry::started, this, &OnboardingController::hasHostedRoomChanged);
    connect(&parts.secrets, &platform::SecretChooser::keyStoreAvailableChanged, this,
            &OnboardingController::keyStoreAvailableChanged);
    connect(&accounts, &KnownAccounts::changed, this, &OnboardingController::suggestedAddressChanged);
}

bool OnboardingController::isBusy() const
{
    return !m_busyText.isEmpty();
}

QString OnboardingController::busyText() const
{
    return m_busyText;
}

QString OnboardingController::errorText() const
{
    return m_errors.text;
}

QString OnboardingController::nameError() const
{
    return m_errors.name;
}

QString OnboardingController::addressError() const
{
    return m_errors.address;
}

QString OnboardingController::passwordError() const
{
    return m_errors.password;
}

QString OnboardingController::codeError() const
{
    return m_errors.code;
}

bool OnboardingController::isHostAvailable() const
{
    return m_hosted.isAvailable();
}

bool OnboardingController::hasHostedRoom() const
{
    return m_hosted.hasRoom();
}

bool OnboardingController::isStillHosting() const
{
    return m_hosted.isRunning();
}

QString OnboardingController::suggestedName() const
{
    return m_name.value();
}

QString OnboardingController::suggestedAddress() const
{
    for (const KnownAccount &account : m_accounts.all()) {
        if (!account.hosted)
            return account.address.toString();
    }
    return {};
}

bool OnboardingController::isKeyStoreAvailable() const
{
    return m_parts.secrets.isKeyStoreAvailable();
}

bool OnboardingController::staySignedIn() const
{
    return m_parts.secrets.isFileAllowed();
}

void OnboardingController::setStaySignedIn(bool stay)
{
    if (stay == staySignedIn())
        return;
    m_parts.secrets.setFileAllowed(stay);
    Q_EMIT staySignedInChanged();
}

void OnboardingController::hostHere(const QString &name)
{
    if (!isHostAvailable() || isBusy())
        return;
    clearErrors();
    if (!hasHostedRoom() && !m_errors.checkName(name)) {
        Q_EMIT errorsChanged();
        return;
    }
    setBusy(tr("Starting your room…"));
    m_hosted.enter(name.trimmed(), [this](const Result<HostedEntry::Entered> &entered) {
        if (entered)
            enter(entered->address, true, entered->credentials);
        else
            fail(entered.error());
    });
}

void OnboardingController::join(const QString &address, const QString &name)
{
    const auto server = check(address, name);
    if (!server)
        return;
    setBusy(tr("Joining…"));
    m_attempt.signInTo(*server).guest(name.trimmed(), inviteCode(), entering(*server));
}

void OnboardingController::signIn(const QString &address, const QString &name, const QString &password)
{
    const auto server = check(address, name);
    if (!server)
        return;
    if (!m_errors.checkPassword(password)) {
        Q_EMIT errorsChanged();
        return;
    }
    setBusy(tr("Signing in…"));
    m_attempt.signInTo(*server).login(name.trimmed(), password, entering(*server));
}

void OnboardingController::registerAccount(const QString &address, const QString &name, const QString &password,
                                           const QString &code)
{
    const auto server = check(address, name);
    if (!server)
        return;
    if (!m_errors.checkNewPassword(password)) {
        Q_EMIT errorsChanged();
        return;
    }
    setBusy(tr("Making your account…"));
    const auto onAnswer = [this, server = *server](const Result<client::Credentials> &result) {
        enter(server, false, result);
        if (result && result->owner)
            Q_EMIT becameOwner();
    };
    m_attempt.signInTo(*server).registerAccount(name.trimmed(), password, {}, m_link ? m_link->code() : code.trimmed(),
                                                m_attempt.guarded<client::Credentials>(onAnswer));
}

std::optional<client::ServerAddress> OnboardingController::check(const QString &address, const QString &name)
{
    if (isBusy())
        return std::nullopt;
    clearErrors();
    m_byLink.reset();
    m_link = client::InviteLink::parse(address);
    const bool isNameFine = m_errors.checkName(name);
    const auto server = m_errors.checkAddress(address);
    if (isNameFine && server)
        return server;
    Q_EMIT errorsChanged();
    return std::nullopt;
}

client::Callback<client::Credentials> OnboardingController::entering(const client::ServerAddress &address)
{
    return m_attempt.guarded<client::Credentials>(
        [this, address](const Result<client::Credentials> &result) { enter(address, false, result); });
}

void OnboardingController::enter(const client::ServerAddress &address, bool hosted,
                                 const Result<client::Credentials> &result)
{
    if (!result)
        return fail(result.error());
    setBusy({});
    if ((m_link || m_wasGivenLink) && !hosted)
        m_byLink = ByLink{m_link, result->room};
    m_wasGivenLink = false;
    if (const Result<> begun = m_session.begin(address, hosted, *result); !begun)
        fail(begun.error());
}

void OnboardingController::fail(const Error &error)
{
    setBusy({});
    m_errors.put(error);
    // Its code is a part of the link that was given.
    if (m_link)
        m_errors.address = std::exchange(m_errors.code, {});
    Q_EMIT errorsChanged();
}

void OnboardingController::setBusy(const QString &text)
{
    if (m_busyText == text)
        return;
    m_busyText = text;
    Q_EMIT busyChanged();
}

void OnboardingController::openAccount(const QString &accountId)
{
    const auto account = m_accounts.find(accountId);
    if (!account || isBusy())
        return;
    m_byLink.reset();
    openKnown(*account);
}

void OnboardingController::openKnown(const KnownAccount &account)
{
    if (account.hosted) {
        hostHere(account.name);
        m_errors.account = account.id;
        return;
    }
    clearErrors();
    m_errors.account = account.id;
    m_wasGivenLink = false;
    setBusy(tr("Signing in…"));
    m_session.loadCredentials(
        account,
        m_attempt.guarded<client::Credentials>([this, account](const Result<client::Credentials> &known) {
            setBusy({});
            if (!known)
                showErrorOf(account, known.error().text());
            else if (known->isNull())
                enterAgain(account);
            else if (const Result<> opened = m_session.open(account, *known); !opened)
                fail(opened.error());
        }));
}

//! What proved who this is has gone. A guest can't prove it otherwise: the name comes back when its old session has
//! ended.
void OnboardingController::enterAgain(const KnownAccount &account)
{
    m_accounts.setSignedIn(account.id, false);
    const QString address = m_byLink && m_byLink->link ? m_byLink->link->appLink() : account.address.toString();
    Q_EMIT account.guest ? nameNeeded(address) : passwordNeeded(address, account.name);
    if (account.guest)
        showErrorOf(account, lostGuestText(account.name));
}

QString OnboardingController::lostGuestText(const QString &name)
{
    return tr("%1 is signed out, and a guest can't sign in again. Join under a new name.").arg(isolated(name));
}

std::optional<KnownAccount> OnboardingController::signedInAt(const QString &address) const
{
    const auto server = client::ServerAddress::parse(address.trimmed());
    if (!server)
        return std::nullopt;
    // The server inside is known by one address here and by another one to everybody else. While it does not run, what
    // answers at its port is another one.
    const RoomHost *host = m_parts.host;
    const auto isInside = [&](const KnownAccount &account) {
        return host && host->isRunning() && (host->openAddress() == *server || account.address == *server);
    };
    for (KnownAccount account : m_accounts.all()) {
        if (!account.signedIn || !(account.hosted ? isInside(account) : account.isAt(*server)))
            continue;
        if (!account.hosted)
            account.address = *server;
        return account;
    }
    return std::nullopt;
}

QString OnboardingController::signedInAs(const QString &address) const
{
    const auto account = signedInAt(address);
    return account ? account->name : QString();
}

void OnboardingController::goOn(const QString &address)
{
    const auto account = signedInAt(address);
    if (!account || isBusy())
        return;
    m_byLink = ByLink{client::InviteLink::parse(address.trimmed())};
    openKnown(*account);
}

void OnboardingController::forgetAccount(const QString &accountId)
{
    if (m_errors.account == accountId)
        clearErrors();
    m_session.forget(accountId);
}

bool OnboardingController::isExposed(const QString &address) const
{
    const auto server = client::ServerAddress::parse(address.trimmed());
    return server && server->isExposed();
}

void OnboardingController::cancel()
{
    m_attempt.giveUp();
    setBusy({});
}

void OnboardingController::clearErrors()
{
    m_errors = {};
    Q_EMIT errorsChanged();
}

void OnboardingController::clearFieldErrors()
{
    m_errors = {.text = m_errors.text, .account = m_errors.account};
    Q_EMIT errorsChanged();
}

void OnboardingController::openJoinForm(const QString &address)
{
    if (isBusy())
        return;
    m_wasGivenLink = client::InviteLink::parse(address).has_value();
    Q_EMIT addressGiven(address);
}

QString OnboardingController::suggestName(const QString &wanted)
{
    m_name.ask(wanted);
    Q_EMIT suggestedNameChanged();
    return m_name.value();
}

void OnboardingController::showError(const QString &text)
{
    m_errors.account.clear();
    m_errors.text = text;
    Q_EMIT errorsChanged();
}

void OnboardingController::showEnd(const KnownAccount &account, const Error &error)
{
    const QString server = serverPlace(account.serverName, account.address, account.hosted);
    showErrorOf(account, tr("%1 on %2: %3").arg(isolated(account.name), isolated(server), error.text()));
}

void OnboardingController::showErrorOf(const KnownAccount &account, const QString &text)
{
    m_errors.account = account.id;
    m_errors.text = text;
    Q_EMIT errorsChanged();
}

} // namespace confab::models
