// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DemoPerson.h"

#include <QTimer>

namespace confab::hosting {

std::optional<RoomId> roomNamed(client::Workspace &workspace, const QString &name)
{
    for (const RoomId id : workspace.rooms().ids()) {
        if (workspace.rooms().find(id)->room.name == name)
            return id;
    }
    return std::nullopt;
}

DemoPerson::DemoPerson(const client::ServerAddress &address, const QString &name, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_signIn(address)
{
}

DemoPerson::~DemoPerson() = default;

void DemoPerson::enter()
{
    m_signIn.guest(m_name, [this](const Result<client::Credentials> &result) {
        if (!result) {
            Q_EMIT failed(result.error().text());
            return;
        }
        client::WorkspaceSetup setup;
        setup.address = m_signIn.address();
        setup.credentials = *result;
        setup.folder = m_folder.path();
        setup.device = Uuid::make().toString();
        m_workspace = std::make_unique<client::Workspace>(std::move(setup));
        connect(&m_workspace->connection(), &client::Connection::stateChanged, this, [this] {
            if (m_workspace->connection().isLive())
                Q_EMIT live();
        });
        if (const Result<> opened = m_workspace->open(); !opened)
            Q_EMIT failed(opened.error().text());
    });
}

std::optional<RoomId> DemoPerson::roomNamed(const QString &name) const
{
    return m_workspace ? hosting::roomNamed(*m_workspace, name) : std::nullopt;
}

void DemoPerson::say(RoomId room, const QString &text, int typingMs, std::function<void()> done)
{
    if (typingMs > 0)
        m_workspace->ownTyping().note(room);
    QTimer::singleShot(typingMs, this, [this, room, text, done = std::move(done)] {
        m_workspace->ownTyping().stop(room);
        if (const auto sent = m_workspace->messageRequests().send(room, text); !sent)
            Q_EMIT failed(sent.error().text());
        else if (done)
            done();
    });
}

} // namespace confab::hosting
