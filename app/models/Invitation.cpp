// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Invitation.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "ServerTitle.h"

#include <utility>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingPauseMs = 300;
constexpr int kPatienceMs = 150;

} // namespace

Invitation::Invitation(QObject *parent)
    : QObject(parent)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    m_typing.callOnTimeout([this] { ask(); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    m_patience.callOnTimeout([this] {
        askUser();
        if (m_isWaiting)
            open();
    });
}

void Invitation::attach(client::Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->rooms().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    drop();
    // Somebody may let the user in while the question is up.
    if (workspace) {
        connect(&workspace->rooms(), &client::Rooms::added, this, &Invitation::changed);
        connect(&workspace->rooms(), &client::Rooms::removed, this, &Invitation::changed);
        connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
            if (m_isWaiting)
                decide();
        });
    }
}

bool Invitation::isInside() const
{
    return m_state == Open && m_workspace && m_workspace->rooms().contains(m_view.room.id);
}

QString Invitation::title() const
{
    const QString room = isolated(m_view.room.name);
    if (isInside())
        return tr("You are in %1").arg(room);
    return m_view.by.isEmpty() ? tr("You are invited to %1").arg(room)
                               : tr("%1 invites you to %2").arg(isolated(m_view.by), room);
}

QString Invitation::sentence() const
{
    if (!m_link)
        return {};
    const QString server = serverPlace(m_view.serverName, m_link->address());
    const QString room = m_view.room.kind == RoomKind::Public ? tr("A public room") : tr("A private room");
    const QString members =
        m_view.room.memberCount == 1 ? tr("1 member") : tr("%1 members").arg(m_view.room.memberCount);
    const QString sentence = tr("%1 with %2 on %3.").arg(room, members, isolated(server));
    return m_view.role == Role::Guest && !isInside() ? tr("%1 You come as a guest.").arg(sentence) : sentence;
}

void Invitation::look(const QString &text)
{
    const auto link = client::InviteLink::parse(text);
    if (link == m_link)
        return;
    drop();
    m_link = link;
    if (!link)
        return;
    setState(Asking);
    m_typing.start();
}

void Invitation::offer(const client::InviteLink &link)
{
    drop();
    m_link = link;
    m_isOffer = m_isLed = true;
    setState(Asking);
    ask();
    m_patience.start();
}

void Invitation::askUser()
{
    m_patience.stop();
    if (std::exchange(m_isOffer, false))
        Q_EMIT offered();
}

void Invitation::drop()
{
    m_typing.stop();
    m_patience.stop();
    m_isOffer = m_isLed = m_isWaiting = false;
    m_lookup.giveUp();
    m_entering.giveUp();
    m_link.reset();
    m_view = {};
    setState(None);
}

void Invitation::ask()
{
    if (m_link)
        m_lookup.ask(*m_link, [this](const Result<reply::InviteView> &view) { onAnswer(view); });
}

void Invitation::onAnswer(const Result<reply::InviteView> &view)
{
    if (view) {
        m_view = *view;
        return decide();
    }
    // Which of these it was the server tells nobody.
    const bool isVoid = view.error().code == ErrorCode::NotFound;
    setState(Void,
             isVoid ? tr("This invitation works no more: it has ended, was used up or withdrawn. Ask for another one.")
                    : view.error().text());
    askUser();
}

void Invitation::decide()
{
    const bool isThere = m_workspace && m_workspace->rooms().contains(m_view.room.id);
    if (m_isLed && isThere)
        return goThere();
    // Which other rooms are the user's is not known before, nor could he join. Who waits for long reads meanwhile where
    // the link leads.
    m_isWaiting = m_isLed && m_workspace && !m_workspace->connection().isLive();
    if (!m_isWaiting || !m_isOffer)
        open();
}

void Invitation::open()
{
    setState(Open);
    askUser();
    if (!m_isWaiting)
        askForBan();
}

void Invitation::goThere()
{
    const auto room = m_view.room;
    drop();
    Q_EMIT foundInside(room.id, room.name);
    Q_EMIT entered(room.id);
}

//! Everybody may read a public room but who is banned from it. Of a private one nobody tells before one joins.
void Invitation::askForBan()
{
    if (!m_workspace || m_view.room.kind != RoomKind::Public || isInside())
        return;
    const auto onAnswer = [this, link = m_link](const Result<reply::RoomDetail> &detail) {
        const bool isBan = !detail && detail.error().code == ErrorCode::Forbidden;
        if (isBan && m_state == Open && m_link == link && !m_entering.isBusy())
            setState(Void, detail.error().text());
    };
    m_workspace->connection().request(command::RoomGet{m_view.room.id}, client::guarded(this, onAnswer));
}

void Invitation::accept()
{
    if (!m_workspace || !m_link || m_isWaiting || m_entering.isBusy())
        return;
    if (isInside()) {
        const RoomId room = m_view.room.id;
        m_entering.grant();
        return Q_EMIT entered(room);
    }
    m_workspace->inviteRequests().accept(
        m_link->code(), m_entering.begin<RoomId>([this](const RoomId &room) { Q_EMIT entered(room); }));
}

void Invitation::setState(State state, const QString &errorText)
{
    m_state = state;
    m_errorText = errorText;
    Q_EMIT changed();
}

} // namespace confab::models
