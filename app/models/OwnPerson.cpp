// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OwnPerson.h"

#include "AccountSession.h"
#include "Names.h"
#include "PictureUrl.h"
#include "SelfPresence.h"

#include <QSettings>

namespace confab::models {

namespace {

constexpr QLatin1String kPresence{"presence"};

PresenceState presenceOf(int number)
{
    return PresenceState(qBound(0, number, int(PresenceState::Dnd)));
}

} // namespace

OwnPerson::OwnPerson(const Sources &sources)
    : m_sources(sources)
{
    connect(&m_sources.presence, &SelfPresence::changed, this, &OwnPerson::presenceChanged);
    m_sources.presence.choose(presenceOf(m_sources.settings.value(kPresence, int(PresenceState::Online)).toInt()));
}

void OwnPerson::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->ownUser().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        connect(&workspace->ownUser(), &client::OwnUser::changed, this, &OwnPerson::changed);
        connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
            Q_EMIT changed();
            Q_EMIT presenceChanged();
        });
    }
    Q_EMIT changed();
    Q_EMIT presenceChanged();
}

QString OwnPerson::userId() const
{
    return m_workspace ? m_workspace->self().id.toString() : QString();
}

QString OwnPerson::name() const
{
    return m_workspace ? m_workspace->self().name : QString();
}

QString OwnPerson::initials() const
{
    return m_workspace ? initialsOf(name()) : QString();
}

QString OwnPerson::picture() const
{
    return m_workspace ? pictureUrl(m_workspace->self().picture) : QString();
}

int OwnPerson::colorIndex() const
{
    return m_workspace ? colorIndexOf(m_workspace->self().id) : 0;
}

bool OwnPerson::isGuest() const
{
    return m_workspace && m_sources.session.account().guest;
}

int OwnPerson::presence() const
{
    const bool isLive = m_workspace && m_workspace->connection().isLive();
    return int(isLive ? m_sources.presence.state() : PresenceState::Offline);
}

void OwnPerson::setPresence(int presence)
{
    m_sources.presence.choose(presenceOf(presence));
    m_sources.settings.setValue(kPresence, presence);
}

void OwnPerson::toggleQuiet()
{
    const bool isQuiet = m_sources.presence.state() == PresenceState::Dnd;
    setPresence(int(isQuiet ? PresenceState::Online : PresenceState::Dnd));
}

} // namespace confab::models
