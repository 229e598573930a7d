// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "HostInfo.h"
#include "Isolated.h"
#include "Times.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp kHour = 60LL * 60 * 1'000;
constexpr Timestamp kDay = 24 * kHour;
//! 0: for good.
constexpr std::array kLifetimes{kHour, kDay, 7 * kDay, 30 * kDay, Timestamp(0)};
constexpr int kUsualLifetime = 2;
//! 0: as many as come.
constexpr std::array kLimits{0, 1, 10, 50};

} // namespace

InviteListModel::InviteListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void InviteListModel::follow(const HostInfo &host)
{
    m_host = &host;
    connect(&host, &HostInfo::changed, this, &InviteListModel::sync);
}

void InviteListModel::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace)
        m_workspace->roomRights().disconnect(this);
    m_workspace = workspace;
    m_room = room;
    m_invites.clear();
    m_fresh.clear();
    m_errorText.clear();
    m_isLoading = false;
    ++m_asked;
    m_making.giveUp();
    if (workspace)
        connect(&workspace->roomRights(), &client::RoomRights::changed, this, [this](RoomId changedRoom) {
            if (changedRoom == m_room)
                Q_EMIT changed();
        });
    sync();
}

int InviteListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant InviteListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InviteRow &row = m_list.at(index.row());
    switch (role) {
    case CodeRole:
        return row.code;
    case Qt::DisplayRole:
    case LinkRole:
        return row.url;
    case DetailRole:
        return row.detail;
    case FreshRole:
        return row.fresh;
    case NearRole:
        return row.near;
    default:
        return {};
    }
}

QHash<int, QByteArray> InviteListModel::roleNames() const
{
    return {{CodeRole, "code"}, {LinkRole, "link"}, {DetailRole, "detail"}, {FreshRole, "fresh"}, {NearRole, "near"}};
}

bool InviteListModel::isAllowed() const
{
    return m_workspace && m_workspace->roomRights().may(m_room, "invite:create"_L1);
}

QStringList InviteListModel::lifetimes() const
{
    return {tr("1 hour"), tr("1 day"), tr("7 days"), tr("30 days"), tr("No end")};
}

QStringList InviteListModel::limits() const
{
    return {tr("Everybody"), tr("One person"), tr("10 people"), tr("50 people")};
}

int InviteListModel::usualLifetime() const
{
    return kUsualLifetime;
}

QString InviteListModel::terms(int lifetime, int limit, bool asGuest) const
{
    const QStringList times{tr("for an hour"), tr("for a day"), tr("for 7 days"), tr("for 30 days"),
                            tr("until it is withdrawn")};
    const QStringList people{tr("everybody who has it"), tr("one person"), tr("10 people"), tr("50 people")};
    const QString sentence = asGuest ? tr("The link works %1 and lets in %2, as guests of the room.")
                                     : tr("The link works %1 and lets in %2.");
    return sentence.arg(times.value(lifetime), people.value(limit));
}

void InviteListModel::make(int lifetime, int limit, bool asGuest)
{
    if (!m_workspace || m_making.isBusy() || lifetime < 0 || lifetime >= int(kLifetimes.size()) || limit < 0 ||
        limit >= int(kLimits.size()))
        return;
    command::InviteCreate asked;
    asked.room = m_room;
    asked.uses = kLimits[limit];
    if (const Timestamp time = kLifetimes[lifetime])
        asked.expiresAt = QDateTime::currentMSecsSinceEpoch() + time;
    asked.role = asGuest ? confab::Role::Guest : confab::Role::Member;
    m_workspace->inviteRequests().create(asked, m_making.begin<Invite>([this](const Invite &invite) { put(invite); }));
}

void InviteListModel::put(const Invite &invite)
{
    m_invites.append(invite);
    m_fresh.insert(invite.code);
    sync();
    Q_EMIT made(m_list.indexOf(invite.code));
}

void InviteListModel::revoke(const QString &code)
{
    if (!m_workspace || m_making.isBusy())
        return;
    m_workspace->inviteRequests().revoke(code, m_making.begin<Done>([this, code](const Done &) {
        m_invites.removeIf([&code](const Invite &invite) { return invite.code == code; });
        sync();
    }));
}

void InviteListModel::refresh()
{
    m_fresh.clear();
    update();
}

void InviteListModel::update()
{
    if (!isAllowed())
        return sync();
    m_isLoading = true;
    m_errorText.clear();
    const auto onAnswer = [this, asked = ++m_asked](const Result<QList<Invite>> &invites) {
        if (asked == m_asked)
            onListed(invites);
    };
    m_workspace->inviteRequests().list(m_room, client::guarded(this, onAnswer));
    sync();
}

void InviteListModel::onListed(const Result<QList<Invite>> &invites)
{
    m_isLoading = false;
    if (invites)
        m_invites = *invites;
    else
        m_errorText = tr("The links could not be listed. %1").arg(invites.error().text());
    sync();
}

void InviteListModel::sync()
{
    QList<InviteRow> rows;
    for (const Invite &invite : std::as_const(m_invites))
        rows.append(rowOf(invite));
    std::ranges::sort(rows, [](const InviteRow &a, const InviteRow &b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.code < b.code;
    });
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

InviteRow InviteListModel::rowOf(const Invite &invite) const
{
    QStringList parts;
    if (invite.uses > 0)
        parts += tr("%1 of %2 came").arg(invite.used).arg(invite.uses);
    else
        parts += invite.used == 0 ? tr("Nobody came yet") : tr("%n came", nullptr, invite.used);
    parts += invite.expiresAt ? tr("until %1").arg(times::coming(*invite.expiresAt, QDate::currentDate()))
                              : tr("without an end");
    if (invite.role == confab::Role::Guest)
        parts += tr("as guests");
    const auto maker = m_workspace ? m_workspace->members().find(m_room, invite.createdBy) : std::nullopt;
    if (maker && invite.createdBy != m_workspace->self().id)
        parts += tr("made by %1").arg(isolated(maker->user.name));
    const auto link = linkOf(invite.code);
    const bool isNear = link && link->address().isLoopback();
    if (isNear)
        parts += tr("on this computer only");
    return {invite.code, link ? link->webLink() : invite.url, parts.join(u" · "_s), invite.createdAt,
            m_fresh.contains(invite.code), isNear};
}

//! By the way on which others reach the server: one that knows no public address names the one it was asked at. One that
//! nobody else reaches any more is left with the way from here, whatever it said when the link was made.
std::optional<client::InviteLink> InviteListModel::linkOf(const QString &code) const
{
    const auto invite = std::ranges::find(m_invites, code, &Invite::code);
    if (invite == m_invites.cend())
        return std::nullopt;
    const auto given = client::InviteLink::parse(invite->url);
    const auto open = m_host ? client::ServerAddress::parse(m_host->joinAddress()) : client::ServerAddress();
    const bool isFar = given && !given->address().isLoopback() && !(m_host && m_host->isLocalOnly());
    if (isFar || !open || open->isNull())
        return given;
    return client::InviteLink(*open, code);
}

void InviteListModel::copyLink(const QString &code)
{
    if (const auto link = linkOf(code))
        Q_EMIT copyRequested(link->webLink());
}

void InviteListModel::copyAppLink(const QString &code)
{
    if (const auto link = linkOf(code))
        Q_EMIT copyRequested(link->appLink());
}

} // namespace confab::models
