// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OnboardingController.h"

#include "AccountSession.h"
#include "platform/LoginNames.h"
#include "platform/SecretChooser.h"
#include "RoomHost.h"

#include <QRandomGenerator>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr int kMinPasswordChars = 8;

QString randomPassword()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

OnboardingController::OnboardingController(const AppParts &parts, AccountSession &session, KnownAccounts &accounts,
                                           QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_session(session)
    , m_accounts(accounts)
{
    connect(&parts.secrets, &platform::SecretChooser::keyStoreAvailableChanged, this,
            &OnboardingController::keyStoreAvailableChanged);
    connect(&accounts, &KnownAccounts::changed, this, &OnboardingController::suggestedAddressChanged);
}

OnboardingController::~OnboardingController() = default;

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
    return m_errorText;
}

QString OnboardingController::nameError() const
{
    return m_nameError;
}

QString OnboardingController::addressError() const
{
    return m_addressError;
}

QString OnboardingController::passwordError() const
{
    return m_passwordError;
}

QString OnboardingController::codeError() const
{
    return m_codeError;
}

bool OnboardingController::isHostAvailable() const
{
    return m_parts.host != nullptr;
}

bool OnboardingController::hasHostedRoom() const
{
    return m_parts.host && m_parts.host->hasRoom();
}

bool OnboardingController::isStillHosting() const
{
    return m_parts.host && m_parts.host->isRunning();
}

QString OnboardingController::suggestedName() const
{
    const QString last = m_accounts.all().isEmpty() ? QString() : m_accounts.all().first().name;
    return nameFor(m_givenName.isEmpty() ? last : m_givenName);
}

QString OnboardingController::nameFor(const QString &wanted) const
{
    const int maxChars = Limits().nameChars;
    const QStringList own = platform::loginNames(platform::LoginSource::current(), maxChars);
    const QStringList names = QStringList{platform::cleanedName(wanted, maxChars)} + own;
    const auto takesName = [this](const QString &name) {
        return m_parts.host ? m_parts.host->takesName(name) : !name.isEmpty();
    };
    const auto found = std::find_if(names.cbegin(), names.cend(), takesName);
    return found == names.cend() ? own.last() : *found;
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
    if (!m_parts.host || isBusy())
        return;
    clearErrors();
    if (!hasHostedRoom() && !checkName(name))
        return;
    setBusy(tr("Starting your room…"));
    m_parts.host->start(guarded<HostedRoom>([this, name](const Result<HostedRoom> &room) {
        if (!room) {
            setBusy({});
            showError(room.error().text());
            return;
        }
        Q_EMIT hasHostedRoomChanged();
        enterHosted(*room, name.trimmed());
    }));
}

void OnboardingController::enterHosted(const HostedRoom &room, const QString &name)
{
    if (!room.owner) {
        claim(room, name);
        return;
    }
    makeSignIn(room.address);
    m_signIn->login(room.owner->name, room.owner->password,
                    guarded<client::Credentials>([this, room](const Result<client::Credentials> &result) {
                        // Written down, but never made: the last run ended between the two.
                        if (!result && !room.claim.isEmpty())
                            claim(room, room.owner->name);
                        else
                            enter(room.address, true, result);
                    }));
}

void OnboardingController::claim(const HostedRoom &room, const QString &name)
{
    const HostOwner owner{name, randomPassword()};
    if (const Result<> saved = m_parts.host->saveOwner(owner); !saved) {
        fail(saved.error());
        return;
    }
    makeSignIn(room.address);
    m_signIn->registerAccount(owner.name, owner.password, room.claim, {},
                              guarded<client::Credentials>([this, room](const Result<client::Credentials> &result) {
                                  enter(room.address, true, result);
                              }));
}

void OnboardingController::join(const QString &address, const QString &name)
{
    const auto server = prepare(address, name);
    if (!server)
        return;
    setBusy(tr("Joining…"));
    makeSignIn(*server);
    m_signIn->guest(name.trimmed(), entering(*server));
}

void OnboardingController::signIn(const QString &address, const QString &name, const QString &password)
{
    const auto server = prepare(address, name);
    if (!server)
        return;
    if (password.isEmpty()) {
        setPasswordError(tr("Enter the password."));
        return;
    }
    setBusy(tr("Signing in…"));
    makeSignIn(*server);
    m_signIn->login(name.trimmed(), password, entering(*server));
}

void OnboardingController::registerAccount(const QString &address, const QString &name, const QString &password,
                                           const QString &code)
{
    const auto server = prepare(address, name);
    if (!server)
        return;
    if (password.size() < kMinPasswordChars) {
        setPasswordError(tr("Use at least %1 characters.").arg(kMinPasswordChars));
        return;
    }
    setBusy(tr("Making your account…"));
    makeSignIn(*server);
    m_signIn->registerAccount(name.trimmed(), password, {}, code.trimmed(),
                              guarded<client::Credentials>([this, server](const Result<client::Credentials> &result) {
                                  enter(*server, false, result);
                                  if (result && result->owner)
                                      Q_EMIT becameOwner();
                              }));
}

void OnboardingController::openAccount(const QString &accountId)
{
    const auto account = m_accounts.find(accountId);
    if (!account || isBusy())
        return;
    if (account->hosted) {
        hostHere(account->name);
        return;
    }
    clearErrors();
    setBusy(tr("Signing in…"));
    m_session.loadCredentials(
        *account,
        guarded<client::Credentials>([this, account = *account](const Result<client::Credentials> &credentials) {
            setBusy({});
            if (!credentials)
                showError(credentials.error().text());
            else if (credentials->isNull())
                enterAgain(account);
            else if (const Result<> opened = m_session.open(account, *credentials); !opened)
                fail(opened.error());
        }));
}

//! What proved who this is has gone. A guest can't prove it otherwise: the name comes back when its old session has
//! ended.
void OnboardingController::enterAgain(const KnownAccount &account)
{
    m_accounts.setSignedIn(account.id, false);
    Q_EMIT account.guest ? addressGiven(account.address.toString())
                         : passwordNeeded(account.address.toString(), account.name);
    if (account.guest)
        showError(lostGuestText(account.name));
}

QString OnboardingController::lostGuestText(const QString &name)
{
    return tr("%1 is signed out, and a guest can't sign in again. Join under a new name.").arg(name);
}

void OnboardingController::forgetAccount(const QString &accountId)
{
    m_session.forget(accountId);
}

bool OnboardingController::isExposed(const QString &address) const
{
    const auto server = client::ServerAddress::parse(address.trimmed());
    return server && server->isExposed();
}

void OnboardingController::cancel()
{
    ++m_attempt;
    m_signIn.reset();
    setBusy({});
}

void OnboardingController::clearErrors()
{
    m_errorText.clear();
    m_nameError.clear();
    m_addressError.clear();
    m_passwordError.clear();
    m_codeError.clear();
    Q_EMIT errorsChanged();
}

void OnboardingController::openJoinForm(const QString &address)
{
    if (!isBusy())
        Q_EMIT addressGiven(address);
}

QString OnboardingController::suggestName(const QString &wanted)
{
    m_givenName = nameFor(wanted);
    Q_EMIT suggestedNameChanged();
    return m_givenName;
}

void OnboardingController::showError(const QString &text)
{
    m_errorText = text;
    Q_EMIT errorsChanged();
}

} // namespace confab::models
