// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkArrival.h"

#include "AccountSession.h"
#include "client/PasswordLink.h"
#include "Invitation.h"
#include "OnboardingController.h"

namespace confab::models {

LinkArrival::LinkArrival(AccountSession &session, OnboardingController &onboarding, Invitation &invitation,
                         const RoomHost *host)
    : m_session(session)
    , m_onboarding(onboarding)
    , m_invitation(invitation)
    , m_host(host)
{
}

// The server inside is known by one address here and by another one to everybody else.
bool LinkArrival::isOpen(const client::ServerAddress &address) const
{
    const client::Workspace *open = m_session.workspace();
    return open &&
           (open->address() == address || (m_session.account().hosted && m_host && m_host->openAddress() == address));
}

void LinkArrival::arrive(const QString &text)
{
    if (const auto link = client::passwordLink(text)) {
        Q_EMIT passwordLinkArrived(link->toString(QUrl::FullyEncoded));
        return;
    }
    const auto link = client::InviteLink::parse(text);
    const auto address = client::ServerAddress::parse(text);
    if (!address)
        return;
    if (takeOwn(text))
        return;
    if (isOpen(*address)) {
        Q_EMIT arrivedHere();
    } else if (m_session.workspace()) {
        Q_EMIT offered(link ? link->appLink() : address->toString());
    } else {
        go(text);
    }
}

bool LinkArrival::takeOwn(const QString &text)
{
    const auto link = client::InviteLink::parse(text);
    const bool isOwn = link && isOpen(link->address());
    if (isOwn)
        m_invitation.offer(*link);
    return isOwn;
}

void LinkArrival::go(const QString &text)
{
    const auto link = client::InviteLink::parse(text);
    const auto address = client::ServerAddress::parse(text);
    if (!address && !text.isEmpty())
        return;
    m_expected = link;
    if (!address)
        m_onboarding.openJoinForm({});
    else if (link && !m_onboarding.signedInAs(text).isEmpty())
        m_onboarding.goOn(text);
    else
        m_onboarding.openJoinForm(link ? link->appLink() : address->toString());
}

void LinkArrival::expect(const QString &text)
{
    m_expected = client::InviteLink::parse(text);
    follow();
}

void LinkArrival::follow()
{
    m_invitation.attach(m_session.workspace());
    if (!m_session.workspace())
        return;
    if (const auto came = m_onboarding.takeLink()) {
        m_expected = came->room ? std::nullopt : came->link;
        if (came->room)
            Q_EMIT roomWanted(*came->room);
    }
    if (const auto link = std::exchange(m_expected, std::nullopt); link && isOpen(link->address()))
        m_invitation.offer(*link);
}

} // namespace confab::models
