// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Departure.h"

#include "AccountSession.h"
#include "Isolated.h"
#include "RoomHost.h"

namespace confab::models {

Departure::Departure(const AppParts &parts, const AccountSession &session)
    : m_parts(parts)
    , m_session(session)
{
}

bool Departure::isFree()
{
    return m_isPermitted || !weigh();
}

bool Departure::permits()
{
    if (isFree())
        return true;
    Q_EMIT asked();
    return false;
}

//! What would be lost now, if anything.
bool Departure::weigh()
{
    QStringList sentences;
    if (const int others = othersConnected(); others == 1)
        sentences += tr("One person is connected, and is disconnected when you close.");
    else if (others > 1)
        sentences += tr("%1 people are connected. They are disconnected when you close.").arg(others);
    m_losesGuest = isGuestForNow();
    if (m_losesGuest)
        sentences += tr("You are here as a guest: once Confab is closed, nobody can be %1 again.")
                         .arg(isolated(m_session.workspace()->self().name));
    m_sentence = sentences.join(u' ');
    return !sentences.isEmpty();
}

int Departure::othersConnected() const
{
    if (!m_parts.host || !m_parts.host->isRunning())
        return 0;
    client::Workspace *own = m_session.workspace();
    const bool isOneOfThem = own && m_session.account().hosted && own->connection().welcome();
    return m_parts.host->peopleConnected() - (isOneOfThem ? 1 : 0);
}

bool Departure::isGuestForNow() const
{
    return m_session.workspace() && m_session.account().guest && !m_session.isKept();
}

} // namespace confab::models
