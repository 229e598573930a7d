// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "KeptOut.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "protocol/StewardRights.h"
#include "Times.h"

#include <QDateTime>

#include <algorithm>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

//! The newest of very many bans are looked through.
constexpr int kMostPages = 10;

} // namespace

void KeptOut::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = workspace;
    m_room = room;
    forget();
}

void KeptOut::forgetBan()
{
    ++m_asked;
    m_ban.reset();
}

void KeptOut::forget()
{
    forgetBan();
    m_person = {};
}

void KeptOut::look(UserId user)
{
    ++m_asked;
    if (m_workspace && m_workspace->roomRights().may(m_room, "ban:list"_L1))
        ask(user, {}, kMostPages);
}

void KeptOut::ask(UserId user, const QString &cursor, int pages)
{
    const auto onAnswer = [this, user, pages, asked = m_asked](const Result<reply::Bans> &bans) {
        if (asked != m_asked || !bans)
            return;
        const auto found = std::ranges::find(bans->bans, user, [](const Ban &ban) { return ban.user.id; });
        if (found != bans->bans.end())
            return take(*found);
        if (bans->more && pages > 1)
            return ask(user, bans->cursor, pages - 1);
        take(std::nullopt);
    };
    m_workspace->memberRequests().bans(m_room, cursor, client::guarded(this, onAnswer));
}

void KeptOut::take(const std::optional<Ban> &ban)
{
    m_ban = ban;
    Q_EMIT changed();
}

bool KeptOut::isBanned() const
{
    return m_ban && (!m_ban->until || *m_ban->until > QDateTime::currentMSecsSinceEpoch());
}

QString KeptOut::banText() const
{
    if (!isBanned())
        return {};
    return m_ban->until ? tr("Banned here until %1").arg(times::coming(*m_ban->until, QDate::currentDate()))
                        : tr("Banned here");
}

QString KeptOut::suspensionText() const
{
    return isSuspended() ? tr("Suspended on this server") : QString();
}

bool KeptOut::canLetIn() const
{
    const rights::ServerPerson whom{m_person.role.value_or(Role::Member), m_person.guest, m_person.suspended};
    return isSuspended() && m_workspace && rights::maySuspend(m_workspace->serverRights().role(), whom).has_value();
}

void KeptOut::liftBan(client::Callback<> reply)
{
    if (!m_workspace)
        return reply(Error{ErrorCode::Unavailable});
    if (!isBanned()) { // it has ended by itself
        reply(Done{});
        return take(std::nullopt);
    }
    const auto onAnswer = [this, asked = ++m_asked, reply = std::move(reply)](const Result<> &lifted) {
        if (asked == m_asked && lifted)
            take(std::nullopt);
        reply(lifted);
    };
    m_workspace->memberRequests().liftBan(m_room, m_ban->user.id, client::guarded(this, onAnswer));
}

void KeptOut::letIn(client::Callback<Person> reply)
{
    if (!isSuspended())
        return reply(m_person);
    if (!canLetIn())
        return reply(Error{ErrorCode::Forbidden});
    m_workspace->serverRequests().suspend({.user = m_person.user.id, .on = false}, std::move(reply));
}

} // namespace confab::models
