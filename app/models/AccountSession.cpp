// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountSession.h"

#include "client/ServerNotices.h"
#include "platform/DeviceName.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"
#include "ServerTitle.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace confab::models {

AccountSession::AccountSession(const AppParts &parts, KnownAccounts &accounts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_accounts(accounts)
{
}

AccountSession::~AccountSession() = default;

Result<> AccountSession::begin(const client::ServerAddress &address, bool hosted,
                               const client::Credentials &credentials)
{
    KnownAccount account = m_accounts.find(address, hosted, credentials.user.id).value_or(KnownAccount());
    if (account.id.isEmpty())
        account.id = Uuid::make().toString();
    account.userId = credentials.user.id;
    account.name = credentials.user.name;
    account.address = address;
    account.guest = credentials.guest;
    account.hosted = hosted;
    // How the owner of the room inside gets in is kept with that room: the key store need not be asked.
    if (!hosted)
        platform::AccountCredentials(m_parts.secrets, account.id).save(address, credentials);
    return open(account, credentials, Reached::Already);
}

void AccountSession::loadCredentials(const KnownAccount &account, client::Callback<client::Credentials> reply)
{
    platform::AccountCredentials(m_parts.secrets, account.id)
        .load(account.address, [reply = std::move(reply)](const Result<client::Credentials> &credentials) {
            if (credentials)
                reply(*credentials);
            else
                reply(Error{ErrorCode::Forbidden,
                            tr("This computer's key store did not open. Unlock it, then choose your account again.")});
        });
}

Result<> AccountSession::open(const KnownAccount &account, const client::Credentials &credentials)
{
    return open(account, credentials, Reached::NotYet);
}

Result<> AccountSession::open(const KnownAccount &account, const client::Credentials &credentials, Reached reached)
{
    close();
    auto opened = std::make_shared<Opened>(platform::AccountCredentials(m_parts.secrets, account.id));
    client::WorkspaceSetup setup;
    setup.address = account.address;
    setup.credentials = credentials;
    setup.folder = m_parts.profile.accountFolder(account.id);
    setup.device = platform::deviceName();
    setup.store = account.hosted ? nullptr : &opened->store;
    setup.timing = m_parts.timing;
    setup.makeTransport = m_parts.makeTransport;
    setup.isInside = account.hosted;
    opened->workspace = std::make_unique<client::Workspace>(std::move(setup));
    if (const Result<> result = opened->workspace->open(); !result)
        return result.error();
    m_opened = std::move(opened);
    m_account = account;
    m_account.signedIn = true;
    m_account.usedAt = QDateTime::currentMSecsSinceEpoch();
    KnownAccount filed = m_account;
    // A link with a wrong key costs nobody the way to where they are at home.
    if (const auto before = m_accounts.find(filed.id); before && reached == Reached::NotYet)
        filed.address = before->address;
    m_accounts.put(filed);
    m_accounts.setCurrent(m_account.id);
    connect(&workspace()->connection(), &client::Connection::welcomed, this, &AccountSession::onWelcomed);
    connect(&workspace()->session(), &client::UserSession::ended, this, &AccountSession::onSignedOut);
    connect(&workspace()->serverNotices(), &client::ServerNotices::serverUpdated, this, [this](const QString &name) {
        if (!name.isEmpty())
            setServerName(name);
    });
    connect(&workspace()->ownUser(), &client::OwnUser::changed, this, [this] {
        m_account.name = workspace()->self().name;
        m_accounts.put(m_account);
    });
    Q_EMIT changed();
    return Done{};
}

bool AccountSession::isKept() const
{
    return m_opened && (m_account.hosted || m_parts.secrets.isKept(platform::AccountCredentials::keyOf(m_account.id)));
}

void AccountSession::setKept(bool kept)
{
    if (m_opened && !m_account.hosted)
        m_parts.secrets.setKept(platform::AccountCredentials::keyOf(m_account.id), kept);
}

QString AccountSession::serverName() const
{
    if (m_account.hosted)
        return serverPlace(m_account.serverName, m_account.address, true);
    return serverTitle(m_account.serverName, m_account.address.displayName());
}

void AccountSession::setServerName(const QString &name)
{
    if (std::exchange(m_account.serverName, name) == name)
        return;
    m_accounts.put(m_account);
    Q_EMIT serverRenamed();
}

void AccountSession::onWelcomed(const reply::Welcome &welcome)
{
    const bool isOtherServer = std::exchange(m_account.serverName, welcome.serverName) != welcome.serverName;
    const bool isOtherName = std::exchange(m_account.name, welcome.user.name) != welcome.user.name;
    const auto filed = m_accounts.find(m_account.id);
    const bool isOtherAddress = filed && filed->address != m_account.address;
    if (isOtherServer || isOtherName || isOtherAddress)
        m_accounts.put(m_account);
}

void AccountSession::onSignedOut(const Error &error)
{
    KnownAccount account = m_account;
    account.signedIn = workspace()->session().mayComeBack(error);
    if (!account.signedIn) {
        m_accounts.setSignedIn(account.id, false);
        m_opened->store.clear(account.address);
    }
    close();
    Q_EMIT ended(account, error);
}

void AccountSession::close()
{
    if (const auto old = release()) {
        old->workspace->close();
        // This may run inside a signal of the workspace, so it is not deleted at once.
        QTimer::singleShot(0, this, [old] {});
    }
}

void AccountSession::signOut()
{
    const KnownAccount account = m_account;
    const auto old = release();
    if (!old)
        return;
    // The workspace lives on until the server was told, or could not be.
    old->workspace->signOut([old, folder = m_parts.profile.accountFolder(account.id)](const Result<> &) {
        QDir(folder).removeRecursively();
        QTimer::singleShot(0, QCoreApplication::instance(), [old] {});
    });
    m_accounts.remove(account.id);
    // Whoever has a password comes back with it. The folder that is being removed is not the new one's.
    if (!account.guest && !account.hosted) {
        KnownAccount again = account;
        again.id = Uuid::make().toString();
        again.signedIn = false;
        m_accounts.put(again);
    }
}

//! The models let go of it first: what is half written goes into the replica.
std::shared_ptr<AccountSession::Opened> AccountSession::release()
{
    const auto old = std::exchange(m_opened, nullptr);
    if (!old)
        return old;
    old->workspace->session().disconnect(this);
    old->workspace->serverNotices().disconnect(this);
    old->workspace->ownUser().disconnect(this);
    old->workspace->connection().disconnect(this);
    m_account = {};
    Q_EMIT changed();
    return old;
}

void AccountSession::forget(const QString &accountId)
{
    const auto account = m_accounts.find(accountId);
    if (!account)
        return;
    if (m_opened && accountId == m_account.id) {
        signOut();
        return;
    }
    platform::AccountCredentials(m_parts.secrets, accountId).clear(account->address);
    QDir(m_parts.profile.accountFolder(accountId)).removeRecursively();
    m_accounts.remove(accountId);
}

QStringList AccountSession::unsent(const KnownAccount &account) const
{
    const QString folder = m_parts.profile.accountFolder(account.id);
    client::Replica replica;
    if (!QDir(folder).exists() || !replica.open(folder, client::Workspace::replicaName(account.userId)))
        return {};
    QStringList texts;
    for (const client::OutboxEntry &entry : replica.outbox().all())
        texts.append(entry.content);
    for (const client::KnownRoom &room : replica.rooms().all())
        texts += replica.drafts().words(room.room.id);
    for (const client::HandedBackWords &words : replica.handedBack().all())
        texts += words.texts;
    replica.close();
    return texts;
}

} // namespace confab::models
