// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerOptions.h"

#include "client/ServerNotices.h"
#include "client/Workspace.h"

namespace confab::models {

ServerOptions::ServerOptions(QObject *parent)
    : QObject(parent)
{
}

void ServerOptions::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->serverNotices().disconnect(this);
        m_workspace->serverRights().disconnect(this);
    }
    m_workspace = workspace;
    m_settings = {};
    m_isKnown = false;
    giveUp();
    m_people.attach(workspace);
    m_audit.attach(workspace, {});
    if (workspace) {
        connect(&workspace->serverRights(), &client::ServerRights::changed, this, &ServerOptions::changed);
        // By whoever leads it, too; not below somebody who is changing it.
        connect(&workspace->serverNotices(), &client::ServerNotices::serverUpdated, this, [this] {
            if (m_isKnown && !m_change.isBusy())
                refresh();
        });
    }
    Q_EMIT changed();
}

bool ServerOptions::isOffered() const
{
    return m_workspace && m_workspace->serverRights().leads();
}

bool ServerOptions::isOwner() const
{
    return m_workspace && m_workspace->serverRights().role() == Role::Owner;
}

void ServerOptions::giveUp()
{
    ++m_asked;
    m_change.giveUp();
    m_errorText.clear();
}

void ServerOptions::refresh()
{
    if (!isOffered())
        return;
    m_errorText.clear();
    const auto onAnswer = [this, asked = ++m_asked](const Result<ServerSettings> &settings) {
        if (asked != m_asked)
            return;
        if (settings)
            return take(*settings);
        m_errorText = tr("“Server settings” could not be loaded. %1").arg(settings.error().text());
        Q_EMIT changed();
    };
    m_workspace->serverRequests().settings(client::guarded(this, onAnswer));
    // Somebody may have been made more, or less, since this connection began.
    m_workspace->serverRights().ask();
    Q_EMIT changed();
}

void ServerOptions::take(const ServerSettings &settings)
{
    m_settings = settings;
    m_isKnown = true;
    Q_EMIT changed();
    Q_EMIT named(settings.name);
}

void ServerOptions::save(const QString &name, int registration, bool guests, int lobby)
{
    if (!m_workspace || !m_isKnown || m_change.isBusy() || name.trimmed().isEmpty())
        return;
    const auto changedTo = [this](const QString &key, auto now, const auto &before) {
        return now == before || m_settings.locked.contains(key) ? std::nullopt : std::optional(now);
    };
    command::ServerUpdate change;
    change.name = changedTo(QStringLiteral("name"), name.trimmed(), m_settings.name);
    change.registration = changedTo(QStringLiteral("registration"),
                                    SignUp(qBound(0, registration, int(SignUp::Closed))), m_settings.registration);
    change.guests = changedTo(QStringLiteral("guests"), guests, m_settings.guests);
    change.lobby =
        changedTo(QStringLiteral("lobby"), LobbyJoin(qBound(0, lobby, int(LobbyJoin::Off))), m_settings.lobby);
    if (change == command::ServerUpdate{})
        return m_change.grant();
    m_workspace->serverRequests().update(change, m_change.begin<ServerSettings>([this](const ServerSettings &now) {
        take(now);
        Q_EMIT done(tr("Changes to the server saved."));
    }));
}

} // namespace confab::models
