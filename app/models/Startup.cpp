// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Startup.h"

#include "client/Guarded.h"
#include "client/InviteLink.h"
#include "LostGuests.h"
#include "OnboardingController.h"
#include "platform/SecretChooser.h"

namespace confab::models {

namespace {

bool matches(const KnownAccount &account, const StartOptions &options)
{
    const auto address = client::ServerAddress::parse(options.server);
    return address && account.isAt(*address) && (options.name.isEmpty() || account.name == options.name);
}

} // namespace

Startup::Startup(const AppParts &parts, AccountSession &session, KnownAccounts &accounts, LostGuests &lostGuests,
                 OnboardingController &onboarding)
    : m_parts(parts)
    , m_session(session)
    , m_accounts(accounts)
    , m_lostGuests(lostGuests)
    , m_onboarding(onboarding)
{
}

void Startup::begin(const StartOptions &given)
{
    m_parts.secrets.probe();
    m_lostGuests.find();
    StartOptions options = given;
    // Who follows an invite learns who invites him where, and says how he is called.
    if (given.name.isEmpty() && client::InviteLink::parse(given.server))
        options.ask = true;
    if (!given.name.isEmpty())
        options.name = m_onboarding.suggestName(given.name);
    if (options.ask && !client::ServerAddress::parse(options.server))
        options.server.clear();
    const QString name = options.name.isEmpty() ? m_onboarding.suggestedName() : options.name;
    auto account = m_accounts.find(m_accounts.current());
    if (options.hostHere) {
        end();
        m_onboarding.hostHere(name);
    } else if (!options.server.isEmpty() && !(account && account->signedIn && matches(*account, options))) {
        end();
        // Where joining fails, it is tried again from there, and not a room hosted.
        m_onboarding.openJoinForm(options.server);
        if (!options.ask)
            m_onboarding.join(options.server, name);
    } else if (account && account->hosted && m_parts.host) {
        end();
        m_onboarding.hostHere(account->name);
    } else if (account && account->signedIn) {
        if (const auto address = client::ServerAddress::parse(options.server))
            account->address = *address;
        restore(*account);
    } else {
        end();
    }
}

void Startup::restore(const KnownAccount &account)
{
    const auto onAnswer = [this, account](const Result<client::Credentials> &credentials) {
        if (const Result<> opened = open(account, credentials); !opened)
            m_onboarding.showError(opened.error().text());
        end();
    };
    m_session.loadCredentials(account, client::guarded(this, onAnswer));
}

Result<> Startup::open(const KnownAccount &account, const Result<client::Credentials> &credentials)
{
    if (!credentials)
        return credentials.error();
    if (!credentials->isNull())
        return m_session.open(account, *credentials);
    m_lostGuests.lose(account);
    if (account.guest)
        return Error{ErrorCode::Unauthorized, OnboardingController::lostGuestText(account.name)};
    return Done{};
}

void Startup::end()
{
    m_isOver = true;
    Q_EMIT over();
}

} // namespace confab::models
