// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "Times.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

PersonRow rowOf(const Ban &ban)
{
    const QDate today = QDate::currentDate();
    QString detail =
        ban.until
            ? BanListModel::tr("Since %1, until %2").arg(times::brief(ban.at, today), times::coming(*ban.until, today))
            : BanListModel::tr("Since %1").arg(times::brief(ban.at, today));
    if (!ban.reason.isEmpty())
        detail = BanListModel::tr("%1: %2").arg(detail, isolated(ban.reason));
    return {.id = ban.user.id, .name = ban.user.name, .picture = ban.user.picture, .detail = detail};
}

} // namespace

BanListModel::BanListModel(QObject *parent)
    : PeoplePagesModel(parent)
{
}

void BanListModel::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = workspace;
    m_room = room;
    clear();
}

bool BanListModel::isAskable() const
{
    return m_workspace && m_workspace->roomRights().may(m_room, "ban:list"_L1);
}

void BanListModel::ask(const QString &cursor, client::Callback<PeoplePage> reply)
{
    const auto onAnswer = [reply = std::move(reply)](const Result<reply::Bans> &bans) {
        if (!bans)
            return reply(bans.error());
        PeoplePage page{.more = bans->more, .cursor = bans->cursor};
        for (const Ban &ban : bans->bans)
            page.rows.append(rowOf(ban));
        reply(page);
    };
    m_workspace->memberRequests().bans(m_room, cursor, onAnswer);
}

QString BanListModel::failureText(const Error &error) const
{
    return tr("The bans could not be listed. %1").arg(error.text());
}

void BanListModel::lift(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user)
        return;
    const auto onAnswer = [this, room = m_room, user = *user](const Result<> &lifted) {
        if (room != m_room)
            return;
        if (lifted)
            removeRow(user);
        setActError(lifted ? QString() : tr("The ban stays. %1").arg(lifted.error().text()));
    };
    m_workspace->memberRequests().liftBan(m_room, *user, client::guarded(this, onAnswer));
}

} // namespace confab::models
