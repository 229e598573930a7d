// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConnectionStatus.h"

#include "client/Workspace.h"

namespace confab::models {

ConnectionStatus::ConnectionStatus(QObject *parent)
    : QObject(parent)
{
    m_countdown.setInterval(1'000);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionStatus::changed);
}

void ConnectionStatus::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->connection().disconnect(this);
        m_workspace->outbox().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        connect(&workspace->connection(), &client::Connection::stateChanged, this, &ConnectionStatus::onStateChanged);
        const auto &outbox = workspace->outbox();
        connect(&outbox, &client::Outbox::queued, this, &ConnectionStatus::changed);
        connect(&outbox, &client::Outbox::changed, this, &ConnectionStatus::changed);
        connect(&outbox, &client::Outbox::sent, this, &ConnectionStatus::changed);
        connect(&outbox, &client::Outbox::discarded, this, &ConnectionStatus::changed);
    }
    onStateChanged();
}

ConnectionStatus::State ConnectionStatus::state() const
{
    if (!m_workspace)
        return Offline;
    switch (m_workspace->connection().state()) {
    case client::Connection::State::Offline:
        return Offline;
    case client::Connection::State::Connecting:
        return Connecting;
    case client::Connection::State::CatchingUp:
        return CatchingUp;
    case client::Connection::State::Live:
        return Live;
    }
    return Offline;
}

QString ConnectionStatus::text() const
{
    if (!distrust().isEmpty())
        return tr("Not trusted");
    switch (state()) {
    case Offline:
        return tr("Offline");
    case Connecting:
        return tr("Connecting…");
    case CatchingUp:
        return tr("Catching up…");
    case Live:
        return tr("Connected");
    }
    return {};
}

QString ConnectionStatus::line() const
{
    // What is on its way then is seen in the room.
    if (!m_workspace || state() == Live)
        return {};
    const int seconds = state() == Offline && distrust().isEmpty() ? secondsToRetry() : 0;
    const QString words = seconds > 0 ? tr("%1, next try in %2 s").arg(text()).arg(seconds) : text();
    return waiting() > 0 ? tr("%1 · %2 waiting").arg(words).arg(waiting()) : words;
}

QString ConnectionStatus::detail() const
{
    if (state() == Live || !m_workspace)
        return {};
    QStringList parts;
    if (const QString reason = m_workspace->connection().reason(); !reason.isEmpty())
        parts += reason;
    if (const int seconds = secondsToRetry(); seconds > 0)
        parts += tr("Trying again in %1 s.").arg(seconds);
    if (state() == Offline)
        parts += keptText();
    return parts.join(u' ');
}

QString ConnectionStatus::distrust() const
{
    return m_workspace ? m_workspace->connection().distrust() : QString();
}

QString ConnectionStatus::place() const
{
    return m_workspace ? m_workspace->address().displayName() : QString();
}

QString ConnectionStatus::keptText() const
{
    switch (waiting()) {
    case 0:
        return tr("What you write is kept on this device.");
    case 1:
        return tr("One message waits on this device.");
    default:
        return tr("%1 messages wait on this device.").arg(waiting());
    }
}

int ConnectionStatus::secondsToRetry() const
{
    const int ms = m_workspace ? m_workspace->connection().retryInMs() : -1;
    return ms < 0 ? 0 : (ms + 999) / 1'000;
}

int ConnectionStatus::waiting() const
{
    return m_workspace ? m_workspace->outbox().count(client::OutboxEntry::State::Queued) : 0;
}

int ConnectionStatus::unsent() const
{
    return m_workspace ? m_workspace->outbox().count() : 0;
}

bool ConnectionStatus::canRetry() const
{
    return m_workspace && state() == Offline;
}

void ConnectionStatus::retryNow()
{
    if (m_workspace)
        m_workspace->connection().reconnectNow();
}

void ConnectionStatus::onStateChanged()
{
    // The countdown ticks only while there is one to show.
    if (m_workspace && state() != Live)
        m_countdown.start();
    else
        m_countdown.stop();
    Q_EMIT changed();
}

} // namespace confab::models
