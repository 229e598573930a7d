// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "InviteLink.h"
#include "protocol/InviteReplies.h"
#include "Rest.h"

#include <memory>

namespace confab::client {

//! Asks a server where an invite leads, without being signed in there. Only the last question is answered.
class InviteLookup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! NotFound: it is unknown, used up, at its end or withdrawn, which nobody is told apart.
    void ask(const InviteLink &link, Callback<reply::InviteView> reply);
    //! An answer that is under way tells nobody.
    void giveUp();

private:
    std::unique_ptr<Rest> m_rest;
};

} // namespace confab::client
