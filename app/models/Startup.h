// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "client/Credentials.h"

#include <QObject>

namespace confab::models {

class AccountSession;
class KnownAccounts;
class LostGuests;
class OnboardingController;
struct KnownAccount;

//! What the command line asks for.
struct StartOptions
{
    QString server = {}; //!< join here as a guest; of an invite without a name, the form is shown
    QString name = {};
    bool hostHere = false;
    //! Show the form that joins `server` instead: a link may come from anybody. One that is no address is none.
    bool ask = false;
};

//! What the app begins with: the last session, or what the command line asks for.
class Startup : public QObject
{
    Q_OBJECT
public:
    //! All outlive this.
    Startup(const AppParts &parts, AccountSession &session, KnownAccounts &accounts, LostGuests &lostGuests,
            OnboardingController &onboarding);

    //! Once.
    void begin(const StartOptions &options);
    //! The last session is open, or can't be, or something else was asked for. Until then nothing is to be shown.
    bool isOver() const { return m_isOver; }

Q_SIGNALS:
    void over();

private:
    void restore(const KnownAccount &account);
    Result<> open(const KnownAccount &account, const Result<client::Credentials> &credentials);
    void end();

    const AppParts &m_parts;
    AccountSession &m_session;
    KnownAccounts &m_accounts;
    LostGuests &m_lostGuests;
    OnboardingController &m_onboarding;
    bool m_isOver = false;
};

} // namespace confab::models
